import { roomsLeft } from "../availability/queries/rooms-left";
import type { PropertyDetails } from "../property/contract";
import { hotelOrRefusal } from "../property/queries/find-property";
import { type Quote, quoteStay } from "../rates/queries/quote-stay";
import type { Context } from "../shared/context";
import { formatMoney } from "../shared/money";
import { accept, type Result, refuse, refuseField } from "../shared/result";
import { keyedHash, sameHash } from "../shared/sealing";
import { refuseDates, refuseParty } from "./check-request";
import type { CreateReservationInput, ReservationView } from "./contract";
import { newReservation } from "./new-reservation";
import { offerOf } from "./offer";
import { findRecorded } from "./queries/find-recorded";
import { recordReservation } from "./record-reservation";
import { viewAtRequest } from "./view";

/**
 * Takes a request for a stay: PENDING, its price frozen, `reservation.created` told. Two reads at once, then one statement.
 * The same key with the same input gets the same answer for 24 hours; with other input it is refused.
 */
export async function createReservation(args: {
  ctx: Context;
  input: CreateReservationInput;
  /** Whose idempotency key it is. */
  caller: string;
  idempotencyKey: string;
  actor: string;
}): Promise<Result<ReservationView>> {
  const { ctx, input, caller, idempotencyKey: key, actor } = args;
  const requestHash = keyedHash(ctx.secrets.keyFor("request-hashes"), JSON.stringify(input));
  const found = await hotelOrRefusal({ ctx, propertyId: input.propertyId });
  if (!found.ok) return found;
  const property = found.value;
  const offered = await offerFor(ctx, property, input);
  if (!offered.ok) return (await answerGiven(ctx, caller, key, requestHash)) ?? offered;
  const { quote, offer } = offered.value;
  const drawn = newReservation(
    ctx,
    input,
    { ...offer, nights: quote.priced.nights },
    offer.guarantee === "NONE" ? null : (input.payment?.token ?? null),
    { occurredAt: ctx.clock.now(), actor, channel: "DIRECT", complimentary: false, expires: true },
  );
  const once = { kind: "key" as const, caller, key, requestHash };
  const row = await recordReservation(ctx, drawn.row, drawn.guest, property.businessDate, once);
  if (row) return accept(viewAtRequest(row, input.guest));
  const given = await answerGiven(ctx, caller, key, requestHash);
  if (!given) throw new Error("an idempotency key was claimed and is gone");
  return given;
}

/**
 * What a key was answered with before, if it was. It is asked for only when the request cannot be recorded as new: because the
 * key is known, or because of a price or a room that may have changed since, by this very request too.
 */
async function answerGiven(
  ctx: Context,
  caller: string,
  key: string,
  requestHash: Buffer,
): Promise<Result<ReservationView> | undefined> {
  const known = await findRecorded({ ctx, caller, key });
  return known && (sameHash(known.requestHash, requestHash) ? accept(known.view) : keyReused);
}

const keyReused = refuse(
  "IDEMPOTENCY_KEY_REUSED",
  "This Idempotency-Key was used for another request; use a new key for a new request.",
);

/** The offer that the request chose, as it is now, or why it cannot be had. */
async function offerFor(
  ctx: Context,
  property: PropertyDetails,
  input: CreateReservationInput,
): Promise<Result<{ quote: Quote; offer: ReturnType<typeof offerOf> }>> {
  const refused = refuseDates(property, input) ?? refuseParty(property, input.roomTypeId, input);
  if (refused) return refused;
  if (input.expectedTotal.currency !== property.currency) {
    return refuseField("expectedTotal.currency", `${property.name} sells in ${property.currency}`);
  }
  const { roomTypeId, ratePlanId } = input;
  const [quotes, left] = await Promise.all([
    quoteStay({ ctx, property, dates: input, party: input, only: { roomTypeId, ratePlanId } }),
    roomsLeft({ ctx, propertyId: property.propertyId, dates: input, roomTypeId }),
  ]);
  const [quote] = quotes;
  if (!quote) {
    return refuse(
      "NOT_FOUND",
      `${property.name} does not sell ${roomTypeId} with ${ratePlanId}; ask for its offers.`,
    );
  }
  const free = left.get(roomTypeId) ?? 0;
  if (free < 1) return refuse("SOLD_OUT", "The last room of this type was just taken; ask for other offers.");
  const offer = offerOf(property, input, quote, free);
  if (offer.totals.total !== input.expectedTotal.amount) {
    const now = formatMoney(offer.totals.total, property.currency);
    return refuse("PRICE_CHANGED", `The price is ${now} now; agree to it by sending it as expectedTotal.`, {
      offer,
    });
  }
  if (offer.guarantee !== "NONE" && !input.payment) {
    return refuse("PAYMENT_REQUIRED", `${quote.plan.name} asks for a card; send payment.token.`, {
      errors: [{ path: "payment.token", message: "is needed for this rate plan" }],
    });
  }
  return accept({ quote, offer });
}
