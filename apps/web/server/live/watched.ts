import { confirmationNumber } from "@roomstream/domain/shared/contract";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Door } from "../http/admission";
import { type Caller, mayAt } from "../http/caller";
import { guestProof, propertyId } from "../inputs";
import { lookUp } from "../reservations";
import type { LineOrder } from "./line";
import { mayWatch } from "./may-watch";
import { LIVE_KINDS, type LiveKind } from "./updates";

const MOST_HOTELS = 50;
const MOST_RESERVATIONS = 10;

/** What a browser watches: kinds of things of hotels, and for a guest single reservations. */
export const watchInput = z.strictObject({
  topics: z
    .array(z.strictObject({ propertyId, kinds: z.array(z.enum(LIVE_KINDS)).max(LIVE_KINDS.length) }))
    .max(MOST_HOTELS),
  reservations: z.array(z.strictObject({ confirmationNumber, ...guestProof })).max(MOST_RESERVATIONS),
  lastEventId: z.string().max(60).optional(),
});
export type WatchInput = z.infer<typeof watchInput>;

export type Watched = Pick<LineOrder, "propertyIds" | "hears"> & {
  /** Whether a caller may watch all of it still. */
  allowedTo(caller: Caller): boolean;
  /** `<hotel> <kind>`, or the number of a reservation. */
  refused: string[];
};

type Asked = { door: Door; caller: Caller; request: FastifyRequest; input: WatchInput };

/** Of what a browser wants to watch, what the caller may. One hotel refused takes nothing from the others. */
export async function watchedBy({ door, caller, request, input }: Asked): Promise<Watched> {
  const wanted = input.topics.flatMap(({ propertyId, kinds }) => kinds.map((kind) => ({ propertyId, kind })));
  const allowed = wanted.filter(({ propertyId, kind }) => mayWatch(caller, propertyId, kind));
  const topics = new Set(allowed.map(nameOf));
  const refused = wanted.map(nameOf).filter((name) => !topics.has(name));
  const propertyIds = new Set(allowed.map((topic) => topic.propertyId));
  const reservationIds = new Set<string>();
  const seenAs = new Set<string>();
  for (const proof of input.reservations) {
    const found = await lookUp(door, caller, proof, request);
    if (!found.ok) {
      refused.push(proof.confirmationNumber);
      continue;
    }
    propertyIds.add(found.value.propertyId);
    reservationIds.add(found.value.reservationId);
    // Without a guest's proof it is seen for what the caller may at the hotel, for as long as that is so.
    if (proof.lastName === undefined && proof.key === undefined) seenAs.add(found.value.propertyId);
  }
  return {
    propertyIds,
    hears: (change) =>
      topics.has(nameOf(change)) || (change.kind === "reservation" && reservationIds.has(change.id)),
    allowedTo: (now) =>
      allowed.every(({ propertyId, kind }) => mayWatch(now, propertyId, kind)) &&
      [...seenAs].every((propertyId) => mayAt(now, "reservations:read", propertyId)),
    refused,
  };
}

const nameOf = ({ propertyId, kind }: { propertyId: string; kind: LiveKind }) => `${propertyId} ${kind}`;
