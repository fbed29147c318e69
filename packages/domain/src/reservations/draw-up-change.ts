import { roomsLeftOn } from "../availability/queries/rooms-left-on";
import type { PropertyDetails } from "../property/contract";
import { quoteStay } from "../rates/queries/quote-stay";
import type { Context } from "../shared/context";
import { dayInWords } from "../shared/dates";
import { formatMoney } from "../shared/money";
import { accept, type Refusal, type Result, refuse, refuseField } from "../shared/result";
import { nightsOf } from "../shared/stay";
import { isSameStay, sellChanged, type WantedStay, wantedStay } from "./changed-stay";
import { refuseDates, refuseParty } from "./check-request";
import type { ChangeInput } from "./contract";
import { propose } from "./reservation";
import { type ProposedStay, type ReservationRow, stateOf } from "./stored-reservation";

type Refused = { ok: false; refusal: Refusal };

/**
 * Draws up the stay that a change asks for, as it would be sold now, or says why it cannot be had. `AGREED`: the guest must have
 * agreed to its price; for a preview none is known yet.
 */
export async function drawUpChange(
  ctx: Context,
  row: ReservationRow,
  property: PropertyDetails,
  input: ChangeInput,
  price: "AGREED" | "PREVIEW",
): Promise<Result<ProposedStay>> {
  const wanted = wantedStay(row, input);
  const refused = refuseState(row) ?? refuseStay(row, wanted, property) ?? refusePrice(row, input, price);
  if (refused) return refused;
  const own = row.room_type_id === wanted.roomTypeId ? nightsOf(row) : [];
  const besides = nightsOf(wanted).filter((night) => !own.includes(night));
  const { propertyId } = property;
  const only = { roomTypeId: wanted.roomTypeId, ratePlanId: row.rate_plan_id };
  const [[quote], left] = await Promise.all([
    quoteStay({ ctx, property, dates: wanted, party: wanted, only }),
    roomsLeftOn({ ctx, propertyId, roomTypeId: wanted.roomTypeId, nights: besides }),
  ]);
  if (!quote) {
    return refuse(
      "NOT_FOUND",
      `${property.name} does not sell ${wanted.roomTypeId} with ${row.sold.ratePlanName} on these nights; ask for its offers.`,
    );
  }
  const full = besides.filter((night) => (left.get(night) ?? 0) < 1);
  const [firstFull] = full;
  if (firstFull !== undefined) {
    const more = full.length > 1 ? ` and ${full.length - 1} more` : "";
    return refuse(
      "SOLD_OUT",
      `No room of this type is left on ${dayInWords(firstFull)}${more}; choose others.`,
    );
  }
  const { sold, offer } = sellChanged(row, wanted, quote, property, ctx.clock.now());
  const { total, currency } = sold.totals;
  if (price === "AGREED" && input.expectedTotal?.amount !== total) {
    const roomsLeft = Math.min(...besides.map((night) => left.get(night) ?? 0), property.rooms);
    return refuse(
      "PRICE_CHANGED",
      `The changed stay is ${formatMoney(total, currency)} now; agree to it by sending it as expectedTotal.`,
      { offer: { ...offer, roomsLeft } },
    );
  }
  const authorized = sold.toAuthorize <= row.sold.toAuthorize;
  return accept({ ...wanted, sold, held: false, authorized, roomId: null });
}

/** Why nothing of this reservation can be changed now. */
function refuseState(row: ReservationRow): Refused | undefined {
  const decided = propose(stateOf(row), { authorized: false });
  if (decided.ok) return undefined;
  if (decided.code === "NOT_CHANGEABLE") {
    return refuse("NOT_CHANGEABLE", "This stay has ended; make a new reservation instead.");
  }
  return row.status === "PENDING"
    ? refuse("CHANGE_PENDING", "The reservation is not confirmed yet; change it once it is.")
    : refuse("CHANGE_PENDING", "Another change is still on its way; try again once it has ended.");
}

/** Why this hotel, or a guest who is in the house, cannot have this stay. */
function refuseStay(row: ReservationRow, wanted: WantedStay, property: PropertyDetails): Refused | undefined {
  if (isSameStay(row, wanted)) {
    return refuse(
      "INVALID_INPUT",
      "Nothing would change: name other dates, another room type or other guests.",
    );
  }
  // A stay that has begun keeps its arrival; only a new one must be ahead.
  const from =
    wanted.arrival === row.arrival && row.arrival < property.businessDate
      ? row.arrival
      : property.businessDate;
  const dates = refuseDates({ ...property, businessDate: from }, wanted);
  if (dates) return dates;
  if (row.status === "CHECKED_IN") {
    if (!isSameStay(row, { ...wanted, departure: row.departure })) {
      return refuse("NOT_CHANGEABLE", "The guest is in the house: only the departure can be changed.");
    }
    if (wanted.departure < property.businessDate) {
      return refuseField("departure", `is in the past; the earliest is ${property.businessDate}`);
    }
  }
  return refuseParty(property, wanted.roomTypeId, wanted);
}

function refusePrice(
  row: ReservationRow,
  { expectedTotal }: ChangeInput,
  price: "AGREED" | "PREVIEW",
): Refused | undefined {
  if (price === "PREVIEW") return undefined;
  if (!expectedTotal) {
    return refuseField("expectedTotal", "is needed; ask with ?preview=true what the changed stay costs");
  }
  const { currency } = row.sold.totals;
  return expectedTotal.currency === currency
    ? undefined
    : refuseField("expectedTotal.currency", `the stay was sold in ${currency}`);
}
