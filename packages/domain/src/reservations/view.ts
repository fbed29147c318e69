import type { Folio, ReservationView } from "./contract";
import type { ReservationRow } from "./stored-reservation";

/** What the payments service says of the money of a reservation. */
export type Money = { authorized: number; captured: number; refunded: number };

/** A reservation as its guest and the desk see it. */
export function viewOf(
  row: ReservationRow,
  guest: ReservationView["guest"],
  money: Money,
  timeline: ReservationView["timeline"],
): ReservationView {
  const { sold } = row;
  const { currency } = sold.totals;
  return {
    reservationId: row.reservation_id,
    confirmationNumber: row.confirmation_number,
    propertyId: row.property_id,
    status: row.status,
    cancellationReason: row.cancellation_reason,
    version: row.version,
    roomTypeId: row.room_type_id,
    roomTypeName: sold.roomTypeName,
    ratePlanId: row.rate_plan_id,
    ratePlanName: sold.ratePlanName,
    arrival: row.arrival,
    departure: row.departure,
    adults: row.adults,
    children: row.children,
    guest: guest && { firstName: guest.firstName, lastName: guest.lastName, email: guest.email },
    nights: sold.nights.map(({ date, amount }) => ({ date, amount })),
    totals: sold.totals,
    guarantee: sold.guarantee,
    dueNow: { amount: sold.toCapture, currency },
    heldNow: { amount: sold.toAuthorize, currency },
    cancellationPolicy: sold.cancellationPolicy,
    folio: folioOf(row, money),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    timeline,
  };
}

/** The reservation as it was when it was asked for: the answer that an idempotency key always gets. */
export const viewAtRequest = (row: ReservationRow, guest: ReservationView["guest"]): ReservationView =>
  viewOf(
    { ...row, status: "PENDING", cancellation_reason: null, version: 1 },
    guest,
    { authorized: 0, captured: 0, refunded: 0 },
    [],
  );

/** What is owed: a reservation that ended without a stay owes nothing. */
function folioOf(row: ReservationRow, money: Money): Folio {
  const charges = row.status === "CANCELLED" ? 0 : row.sold.totals.total;
  return {
    charges,
    payments: money.captured,
    authorized: money.authorized,
    refunds: money.refunded,
    balance: charges - money.captured + money.refunded,
    currency: row.sold.totals.currency,
  };
}
