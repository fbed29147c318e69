import { confirmationNumber } from "@roomstream/domain/shared/contract";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Door } from "../http/admission";
import type { Caller } from "../http/caller";
import { guestProof, propertyId } from "../inputs";
import { type Lookup, lookUp, stillSees } from "../reservations";
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
  /** Whether whoever asks by now may watch all of it still. */
  allowedTo(caller: Caller): Promise<boolean>;
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
  const seen: Lookup[] = [];
  for (const proof of input.reservations) {
    const found = await lookUp(door, caller, proof, request);
    if (!found.ok) {
      refused.push(proof.confirmationNumber);
      continue;
    }
    propertyIds.add(found.value.propertyId);
    reservationIds.add(found.value.reservationId);
    seen.push(proof);
  }
  return {
    propertyIds,
    hears: (change) =>
      topics.has(nameOf(change)) || (change.kind === "reservation" && reservationIds.has(change.id)),
    allowedTo: async (now) =>
      allowed.every(({ propertyId, kind }) => mayWatch(now, propertyId, kind)) &&
      (await Promise.all(seen.map((proof) => stillSees(door, now, proof)))).every(Boolean),
    refused,
  };
}

const nameOf = ({ propertyId, kind }: { propertyId: string; kind: LiveKind }) => `${propertyId} ${kind}`;
