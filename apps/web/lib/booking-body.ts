import "./no-eval";
import {
  type CreateReservationInput,
  createReservationInput,
  type Offer,
} from "@roomstream/domain/reservations/contract";
import { advice, type FieldErrors, isField } from "./field-errors";
import type { GuestDraft } from "./remembered";
import type { Stay } from "./stay";

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
