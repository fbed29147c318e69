import type { EventOf } from "@roomstream/events/envelope";
import type { Cause } from "../shared/follow";
import { IMPORT_ACTOR } from "../shared/follow";
import type { ChargedStay } from "./nights";
import type { Terms, Word } from "./want";

/** A word of a reservation, and with SETTLE the stay that was lived. */
export type Pursuit = { reservationId: string; cause: Cause; word: Word; lived?: ChargedStay };

type Reservation = Omit<EventOf<"reservation.created">["data"], "expiresAt">;

/** What a reservation's guarantee asks of the card. Imported history pays nothing. */
const termsOf = ({ guarantee, pricingDetails }: Reservation, cause: Cause): Terms => ({
  currency: pricingDetails.currency,
  toAuthorize: guarantee.toAuthorize,
  toCapture: guarantee.toCapture,
  total: cause.actor === IMPORT_ACTOR ? 0 : pricingDetails.total,
  sealedToken: guarantee.sealedToken,
});

type Said = { cause: Cause; asOf: number; data: Reservation };
type Kind = Word extends infer Each
  ? Each extends Word
    ? Omit<Each, "asOf" | "stayVersion" | "terms">
    : never
  : never;

/** A word as of a version of the reservation. */
export const saying = ({ cause, asOf, data }: Said, kind: Kind): Pursuit => ({
  reservationId: data.reservationId,
  cause,
  word: { ...kind, asOf, stayVersion: data.stayVersion, terms: termsOf(data, cause) } as Word,
});

/** The word that a stay was lived. Imported history has no folio. */
export const sayingLived = (said: Said): Pursuit => {
  const { nights, tax } = said.data.pricingDetails;
  const kept = said.cause.actor !== IMPORT_ACTOR;
  return { ...saying(said, { kind: "SETTLE" }), ...(kept ? { lived: { nights, tax } } : {}) };
};

/** An event as something said. */
export const saidBy = <Event extends Cause & { aggregateVersion: number; data: Reservation }>(
  event: Event,
): Said & { data: Event["data"] } => ({ cause: event, asOf: event.aggregateVersion, data: event.data });

export const momentOf = (expiresAt: string | null): Date | null =>
  expiresAt === null ? null : new Date(expiresAt);
