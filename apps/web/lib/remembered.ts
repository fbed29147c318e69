import "./no-eval";
import { z } from "zod";

/**
 * What this tab remembers of a booking until it is closed. The last name opens a reservation, so it is kept here
 * and never in an address, which would be written down in histories and logs.
 */
const remembered = z.object({ lastName: z.string(), justBooked: z.boolean() });
export type Remembered = z.infer<typeof remembered>;

const place = (confirmationNumber: string) => `roomstream.reservation.${confirmationNumber}`;

export const remember = (confirmationNumber: string, what: Remembered) =>
  sessionStorage.setItem(place(confirmationNumber), JSON.stringify(what));

export const recall = (confirmationNumber: string): Remembered | null => {
  const kept = sessionStorage.getItem(place(confirmationNumber));
  if (kept === null) return null;
  const parsed = remembered.safeParse(JSON.parse(kept));
  return parsed.success ? parsed.data : null;
};

export const forget = (confirmationNumber: string) => sessionStorage.removeItem(place(confirmationNumber));

const guestDraft = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phone: z.string(),
  notes: z.string(),
});
export type GuestDraft = z.infer<typeof guestDraft>;
export const emptyDraft: GuestDraft = { firstName: "", lastName: "", email: "", phone: "", notes: "" };

const DRAFT = "roomstream.guest";

/** What a guest has written, kept in case a card is refused or a room goes and they come back. */
export const keepDraft = (draft: GuestDraft) => sessionStorage.setItem(DRAFT, JSON.stringify(draft));

export const recallDraft = (): GuestDraft => {
  const kept = sessionStorage.getItem(DRAFT);
  if (kept === null) return emptyDraft;
  const parsed = guestDraft.safeParse(JSON.parse(kept));
  return parsed.success ? parsed.data : emptyDraft;
};
