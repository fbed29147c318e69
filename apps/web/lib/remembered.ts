import type { Proof } from "./proof";

/** Whether a value has the fields of `like`, each of its kind. By hand: every page with a form would load a schema for it. */
const hasShape = <T extends object>(value: unknown, like: T): value is T =>
  typeof value === "object" &&
  value !== null &&
  Object.entries(like).every(([key, sample]) => typeof Reflect.get(value, key) === typeof sample);

/** What this tab keeps under a name; null where it is not what this version of the page writes. */
const read = <T extends object>(name: string, like: T): T | null => {
  const text = sessionStorage.getItem(name);
  if (text === null) return null;
  const kept: unknown = JSON.parse(text);
  return hasShape(kept, like) ? kept : null;
};

/**
 * What this tab remembers of a booking until it is closed. The proof opens a reservation, so it is kept here
 * and never in an address, which would be written down in histories and logs.
 */
export interface Remembered {
  proof: Proof;
  justBooked: boolean;
}

const place = (confirmationNumber: string) => `roomstream.reservation.${confirmationNumber}`;

export const remember = (confirmationNumber: string, what: Remembered) =>
  sessionStorage.setItem(place(confirmationNumber), JSON.stringify(what));

export const recall = (confirmationNumber: string): Remembered | null => {
  const kept = read<Remembered>(place(confirmationNumber), { proof: { lastName: "" }, justBooked: false });
  if (kept === null) return null;
  return hasShape(kept.proof, { lastName: "" }) || hasShape(kept.proof, { key: "" }) ? kept : null;
};

export const forget = (confirmationNumber: string) => sessionStorage.removeItem(place(confirmationNumber));

export interface GuestDraft {
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  notes: string;
}
export const emptyDraft: GuestDraft = { firstName: "", lastName: "", email: "", phone: "", notes: "" };

const DRAFT = "roomstream.guest";

/** What a guest has written, kept in case a card is refused or a room goes and they come back. */
export const keepDraft = (draft: GuestDraft) => sessionStorage.setItem(DRAFT, JSON.stringify(draft));

export const recallDraft = (): GuestDraft => read(DRAFT, emptyDraft) ?? emptyDraft;
