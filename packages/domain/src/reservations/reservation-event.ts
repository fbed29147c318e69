import type { EventOf, NewEvent } from "@roomstream/events/envelope";
import { correlationNow } from "@roomstream/observe/correlation";
import { type Actor, actorName } from "../shared/actor";
import type { Context } from "../shared/context";
import { type ProposedStay, type ReservationRow, stayColumns } from "./stored-reservation";

/** What every reservation event carries. */
export type ReservationData = Omit<EventOf<"reservation.created">["data"], "expiresAt">;

/** The stay version and the whole stay in force, which is the target unless a proposal is open. */
export const reservationData = (row: ReservationRow): ReservationData => ({
  reservationId: row.reservation_id,
  confirmationNumber: row.confirmation_number,
  stayVersion: row.stay_version,
  stayDetails: {
    propertyId: row.property_id,
    roomTypeId: row.room_type_id,
    ratePlanId: row.rate_plan_id,
    arrival: row.arrival,
    departure: row.departure,
    adults: row.adults,
    children: row.children,
  },
  pricingDetails: {
    currency: row.sold.totals.currency,
    nights: row.sold.nights,
    room: row.sold.totals.room,
    tax: row.sold.totals.tax,
    total: row.sold.totals.total,
  },
  guarantee: {
    kind: row.sold.guarantee,
    toAuthorize: row.sold.toAuthorize,
    toCapture: row.sold.toCapture,
    sealedToken: row.sold.sealedToken,
  },
  guestDetails: { guestId: row.guest_id, sealed: row.sealed_guest },
  complimentary: row.complimentary,
  channel: row.channel,
});

/** The same of a proposal: the target while it is open. */
export const proposalData = (row: ReservationRow, proposal: ProposedStay): ReservationData =>
  reservationData({ ...row, ...stayColumns(proposal) });

type Content = {
  [E in NewEvent as E["eventType"]]: Pick<E, "eventType" | "data">;
}[`reservation.${string}` & NewEvent["eventType"]];

/** The event of what a command did to a reservation; the command is its own cause. `after` is the row as it is written. */
export function commandEvent(
  ctx: Context,
  after: ReservationRow,
  about: { by: Actor; businessDate: string },
  content: Content,
): NewEvent {
  const eventId = ctx.random.uuid();
  return {
    ...content,
    eventId,
    occurredAt: after.occurred_at.toISOString(),
    businessDate: about.businessDate,
    propertyId: after.property_id,
    aggregateId: after.reservation_id,
    aggregateVersion: after.version,
    correlationId: correlationNow() ?? eventId,
    causationId: eventId,
    actor: actorName(about.by),
  };
}
