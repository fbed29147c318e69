import { newReservation } from "../reservations/new-reservation";
import { recordReservation } from "../reservations/record-reservation";
import type { Context } from "../shared/context";
import { IMPORT_ACTOR } from "../shared/follow";
import { momentAt, nightsOf } from "../shared/stay";
import type { PastStay, Profile } from "./past-stay";
import { IMPORTED, roomTypeName } from "./register-hotels";

/** The file names days only; everything on a day happens at noon. */
const HOUR = 12;

export const momentOn = (date: string, { timeZone }: Pick<Profile, "timeZone">): Date =>
  momentAt(date, HOUR, timeZone);

export const referenceOf = (profile: Pick<Profile, "name">, line: number): string =>
  `${profile.name}:${line}`;

/**
 * Books a past stay as its guest would have: the same record and the same event, on the day it was booked, without a time-out.
 * Returns the reservation's id, or undefined when the row was taken before.
 */
export async function bookStay(ctx: Context, profile: Profile, stay: PastStay): Promise<string | undefined> {
  const { line, propertyId, roomTypeId, bookedOn, nightAmount: amount } = stay;
  const { currency } = profile;
  const nights = nightsOf(stay).map((date) => ({ date, amount, net: amount }));
  const room = amount * nights.length;
  const nothing = { amount: 0, currency };
  const drawn = newReservation(
    ctx,
    {
      propertyId,
      roomTypeId,
      ratePlanId: IMPORTED.ratePlanId,
      arrival: stay.arrival,
      departure: stay.departure,
      adults: stay.adults,
      children: stay.children,
      // The file has no names; who looks a stay up by hand finds its row again.
      guest: { firstName: "Guest", lastName: String(line), email: `line-${line}@import.invalid` },
      notes: stay.notes,
    },
    {
      roomTypeId,
      roomTypeName: roomTypeName(roomTypeId),
      ratePlanId: IMPORTED.ratePlanId,
      ratePlanName: IMPORTED.name,
      includes: IMPORTED.includes,
      nights,
      totals: { room, tax: 0, total: room, currency, includedTax: 0, taxLines: [] },
      guarantee: IMPORTED.guarantee,
      dueNow: nothing,
      heldNow: nothing,
      cancellationPolicy: { freeUntil: null, fee: nothing, text: "Imported: nothing is kept." },
    },
    null,
    {
      occurredAt: momentOn(bookedOn, profile),
      actor: IMPORT_ACTOR,
      channel: stay.channel,
      complimentary: stay.complimentary,
      expires: false,
    },
  );
  const once = { kind: "import" as const, reference: referenceOf(profile, line) };
  const row = await recordReservation(ctx, drawn.row, drawn.guest, bookedOn, once);
  return row?.reservation_id;
}
