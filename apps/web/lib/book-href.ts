import { type Stay, stayQuery } from "./stay";

/** Where the details for an offer are written. */
export const offerHref = (slug: string, stay: Stay, offer: { roomTypeId: string; ratePlanId: string }) =>
  `/hotels/${slug}/book?${stayQuery(stay, { room: offer.roomTypeId, rate: offer.ratePlanId })}`;
