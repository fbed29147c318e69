import type { ProposalView, ReservationView } from "./contract";
import { folioOfStay, type Money } from "./queries/bill";
import type { ProposedStay, ReservationRow } from "./stored-reservation";

/** A reservation as its guest and the desk see it. */
export function viewOf(
  row: ReservationRow,
  guest: ReservationView["guest"],
  money: Money,
  timeline: ReservationView["timeline"],
  roomId: string | null,
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
    fee: row.status === "CANCELLED" || row.status === "NO_SHOW" ? { amount: row.fee, currency } : null,
    roomId,
    proposal: row.proposal && proposalViewOf(row, row.proposal),
    withdrawn: row.withdrawn,
    folio: folioOfStay(row, money),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    timeline,
  };
}

function proposalViewOf(row: ReservationRow, proposal: ProposedStay): ProposalView {
  return {
    stayVersion: row.stay_version,
    ...changeViewOf(row, proposal),
    held: proposal.held,
    authorized: proposal.authorized,
    expiresAt: (row.proposal_expires_at ?? row.occurred_at).toISOString(),
  };
}

/** Another stay as it would be sold in place of the one in force. */
export const changeViewOf = (
  row: ReservationRow,
  { sold, ...stay }: Omit<ProposedStay, "held" | "authorized" | "roomId">,
) => ({
  roomTypeId: stay.roomTypeId,
  roomTypeName: sold.roomTypeName,
  arrival: stay.arrival,
  departure: stay.departure,
  adults: stay.adults,
  children: stay.children,
  nights: sold.nights.map(({ date, amount }) => ({ date, amount })),
  totals: sold.totals,
  heldMore: {
    amount: Math.max(0, sold.toAuthorize - row.sold.toAuthorize),
    currency: sold.totals.currency,
  },
  cancellationPolicy: sold.cancellationPolicy,
});

/** The reservation as it was when it was asked for: the answer that an idempotency key always gets. */
export const viewAtRequest = (row: ReservationRow, guest: ReservationView["guest"]): ReservationView =>
  viewOf(
    {
      ...row,
      ...row.as_requested,
      status: "PENDING",
      cancellation_reason: null,
      version: 1,
      proposal: null,
      withdrawn: null,
      fee: 0,
    },
    guest,
    { authorized: 0, captured: 0, refunded: 0, cash: 0, allowed: 0 },
    [],
    null,
  );
