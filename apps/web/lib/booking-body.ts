import "./no-eval";
import {
  type CreateReservationInput,
  createReservationInput,
  type Offer,
} from "@roomstream/domain/reservations/contract";
import type { GuestDraft } from "./remembered";
import type { Stay } from "./stay";

/** What each field says when it cannot be accepted: what to do, not which rule it broke. */
const advice: Record<keyof GuestDraft, string> = {
  firstName: "Write the first name of the guest, on one line.",
  lastName: "Write the last name of the guest, on one line.",
  email: "Write an e-mail address like name@example.com.",
  phone: "Write a telephone number like +351 21 555 01 40, or leave it empty.",
  notes: "Keep it under 1,000 letters.",
};

export type FieldErrors = Partial<Record<keyof GuestDraft, string>>;

const isField = (name: unknown): name is keyof GuestDraft => typeof name === "string" && name in advice;

/** The fields that a refusal names; paths come as "guest.email" or "/guest/email". */
export const fieldErrors = (errors: { path: string; message: string }[]): FieldErrors => {
  const found: FieldErrors = {};
  for (const { path, message } of errors) {
    const name = path.split(/[./]/).at(-1);
    if (isField(name)) found[name] = `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
  }
  return found;
};

type Body = { ok: true; body: CreateReservationInput } | { ok: false; errors: FieldErrors };

export const bookingBody = (
  propertyId: string,
  stay: Stay,
  offer: Offer,
  draft: GuestDraft,
  token: string | undefined,
): Body => {
  const { notes, phone, ...guest } = draft;
  const parsed = createReservationInput.safeParse({
    propertyId,
    roomTypeId: offer.roomTypeId,
    ratePlanId: offer.ratePlanId,
    ...stay,
    guest: { ...guest, ...(phone.trim() === "" ? {} : { phone }) },
    ...(token ? { payment: { token } } : {}),
    expectedTotal: { amount: offer.totals.total, currency: offer.totals.currency },
    notes,
  });
  if (parsed.success) return { ok: true, body: parsed.data };
  const errors: FieldErrors = {};
  for (const { path } of parsed.error.issues) {
    const name = path.at(-1);
    if (isField(name)) errors[name] = advice[name];
  }
  return { ok: false, errors };
};
