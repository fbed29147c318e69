import type { EventOf } from "@roomstream/events/envelope";
import type { Terms } from "./payment";

/** What a reservation's guarantee asks of the card. */
export const termsOf = ({ guarantee, pricingDetails }: EventOf<"reservation.confirmed">["data"]): Terms => ({
  currency: pricingDetails.currency,
  toAuthorize: guarantee.toAuthorize,
  toCapture: guarantee.toCapture,
  sealedToken: guarantee.sealedToken,
});
