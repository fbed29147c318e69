import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { nightsIn } from "../../lib/manage/nights";

const MONEY = { currency: "EUR" };

/** Three nights for two in Lisbon, confirmed, with a third of it held; what is named is otherwise. */
export function stay(more: Partial<ReservationView> = {}): ReservationView {
  const dates = { arrival: "2026-12-11", departure: "2026-12-14" };
  const nights = nightsIn({ ...dates, ...more }).map((date) => ({ date, amount: 15_000 }));
  const tax = nights.length * 800;
  const room = nights.length * 15_000;
  return {
    reservationId: "01a204d0-0dde-77f9-99b3-ed94b4e4404e",
    confirmationNumber: "RSV-2026-5GXYA2TA",
    propertyId: "PROP-001",
    status: "CONFIRMED",
    cancellationReason: null,
    version: 2,
    roomTypeId: "MIRANTE",
    roomTypeName: "Mirante double",
    ratePlanId: "FLEX",
    ratePlanName: "Flexible",
    ...dates,
    adults: 2,
    children: 0,
    guest: { firstName: "Hanna", lastName: "Virtanen", email: "hanna@virtanen.example" },
    nights,
    totals: totals(room, tax),
    guarantee: "AUTHORIZE",
    dueNow: { amount: 0, ...MONEY },
    heldNow: { amount: 15_800, ...MONEY },
    cancellationPolicy: {
      freeUntil: "2026-12-09T18:00:00.000Z",
      fee: { amount: 15_800, ...MONEY },
      text: "Free to cancel until Wed 9 Dec, 18:00 in Lisbon; after that €158.00 is kept.",
    },
    fee: null,
    roomId: null,
    proposal: null,
    withdrawn: null,
    folio: {
      charges: room + tax,
      payments: 0,
      authorized: 15_800,
      refunds: 0,
      balance: room + tax,
      ...MONEY,
    },
    createdAt: "2026-11-22T14:06:31.208Z",
    expiresAt: null,
    timeline: [],
    ...more,
  };
}

/** The totals of a stay with a tax on top of the nights. */
export const totals = (room: number, tax: number): ReservationView["totals"] => ({
  room,
  tax,
  total: room + tax,
  includedTax: 0,
  taxLines: [{ name: "Tourist tax", amount: tax, included: false }],
  ...MONEY,
});
