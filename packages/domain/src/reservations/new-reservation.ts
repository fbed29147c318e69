import { correlationNow } from "@roomstream/observe/correlation";
import type { Context } from "../shared/context";
import { seal, tokenAbout } from "../shared/sealing";
import { confirmationNumberOf } from "./confirmation-number";
import type { Guest, Offer } from "./contract";
import { type SealedGuest, sealGuest } from "./guest";
import type { NewReservation } from "./record-reservation";
import type { Sold } from "./stored-reservation";

/** How long a reservation may be pending, by the real clock. */
const PENDING_MS = 2 * 60_000;
const IV_BYTES = 12;
export type Request = {
  propertyId: string;
  roomTypeId: string;
  ratePlanId: string;
  arrival: string;
  departure: string;
  adults: number;
  children: number;
  guest: Guest;
  notes: string;
};

export type Origin = {
  /** The hotel's time of the request. */
  occurredAt: Date;
  actor: string;
  channel: string;
  complimentary: boolean;
  /** Whether hold and authorisation must be there within two minutes; imports have no time-out. */
  expires: boolean;
};

/** Draws up a PENDING reservation: numbers, sealed guest and token, the offer frozen as sold. */
export function newReservation(
  ctx: Context,
  request: Request,
  offer: Omit<Offer, "roomsLeft" | "nights"> & Pick<Sold, "nights">,
  token: string | null,
  origin: Origin,
): { row: NewReservation; guest: SealedGuest } {
  const reservationId = ctx.random.uuid();
  const guest = sealGuest(ctx, request.guest);
  const now = ctx.clock.now();
  const sold: Sold = {
    roomTypeName: offer.roomTypeName,
    ratePlanName: offer.ratePlanName,
    nights: offer.nights,
    totals: offer.totals,
    guarantee: offer.guarantee,
    toAuthorize: offer.heldNow.amount,
    toCapture: offer.dueNow.amount,
    sealedToken:
      token === null
        ? null
        : seal(
            ctx.secrets.keyFor("payment-tokens"),
            ctx.random.bytes(IV_BYTES),
            token,
            tokenAbout(reservationId),
          ),
    cancellationPolicy: offer.cancellationPolicy,
    notes: request.notes,
  };
  const row: NewReservation = {
    reservation_id: reservationId,
    confirmation_number: confirmationNumberOf(origin.occurredAt.getUTCFullYear(), ctx.random.bytes(8)),
    property_id: request.propertyId,
    status: "PENDING",
    cancellation_reason: null,
    version: 1,
    stay_version: 1,
    held: false,
    authorized: offer.guarantee === "NONE" || sold.toAuthorize === 0,
    room_type_id: request.roomTypeId,
    rate_plan_id: request.ratePlanId,
    arrival: request.arrival,
    departure: request.departure,
    adults: request.adults,
    children: request.children,
    guest_id: guest.guestId,
    sealed_guest: guest.sealed,
    sold,
    complimentary: origin.complimentary,
    channel: origin.channel,
    expires_at: origin.expires ? new Date(now.getTime() + PENDING_MS) : null,
    occurred_at: origin.occurredAt,
    correlation_id: correlationNow() ?? ctx.random.uuid(),
    actor: origin.actor,
  };
  return { row, guest };
}
