import type { PropertyDetails } from "../property/contract";
import { type Refusal, refuse, refuseField } from "../shared/result";
import { type Dates, nightCount } from "../shared/stay";
import { MOST_NIGHTS } from "./contract";

type Refused = { ok: false; refusal: Refusal };

/** Why a hotel cannot sell these dates at all, or undefined when it can. */
export function refuseDates(property: PropertyDetails, dates: Dates): Refused | undefined {
  const nights = nightCount(dates);
  if (nights < 1) return refuseField("departure", `must be after the arrival on ${dates.arrival}`);
  if (nights > MOST_NIGHTS) {
    return refuseField(
      "departure",
      `a stay has at most ${MOST_NIGHTS} nights, this has ${nights}; ask for two stays`,
    );
  }
  if (dates.arrival < property.businessDate) {
    return refuseField("arrival", `is in the past; the earliest is ${property.businessDate}`);
  }
  if (dates.departure > property.sellableUntil) {
    return refuseField("departure", `${property.name} is on sale until ${property.sellableUntil}`);
  }
  return undefined;
}

/** Why this party does not fit a room type, or undefined when it does. */
export function refuseParty(
  property: PropertyDetails,
  roomTypeId: string,
  party: { adults: number; children: number },
): Refused | undefined {
  const type = property.roomTypes.find((candidate) => candidate.roomTypeId === roomTypeId);
  if (!type)
    return refuse("NOT_FOUND", `${property.name} has no room type ${roomTypeId}; ask for its offers.`);
  if (party.adults > type.maxAdults) {
    return refuseField("adults", `${type.name} takes at most ${type.maxAdults} adults`);
  }
  if (party.adults + party.children > type.maxGuests) {
    return refuseField("children", `${type.name} takes at most ${type.maxGuests} guests`);
  }
  return undefined;
}
