import type { FastifyRequest } from "fastify";
import type { Hotel } from "../hotel";
import { type Access, type Caller, identify, refuseAccess } from "./caller";
import { UNAVAILABLE } from "./faults";
import { addressKey, type LimitName, type Limits, limitKeyOf } from "./limits";
import type { Fault } from "./problem";

/** What decides whether a call is let in. */
export type Door = {
  hotel: Hotel;
  limits: Limits;
  /** Writes are only accepted while the bus is there to carry their events. */
  busAlive(): boolean;
};

/** What a route or procedure says about who may call it, how often, and whether it writes. */
export type Entry = { access: Access; limit: LimitName; writes: boolean };

export type Admission = { ok: true; caller: Caller } | { ok: false; fault: Fault };

/** Who calls, once a request: a batch of calls asks once. */
export async function identifyAt(door: Door, request: FastifyRequest): Promise<Admission> {
  const caller = await identify(door.hotel, request.headers.authorization);
  if ("kind" in caller) return { ok: true, caller };
  const tooMany = await door.limits.count("badKey", addressKey(request.ip), request);
  return { ok: false, fault: tooMany ?? caller };
}

/** Lets a known caller into one entry, or says why not. */
export async function admit(
  door: Door,
  entry: Entry,
  caller: Caller,
  request: FastifyRequest,
): Promise<Fault | undefined> {
  const key = limitKeyOf(caller, request);
  const tooMany = key === undefined ? undefined : await door.limits.count(entry.limit, key, request);
  if (tooMany) return tooMany;
  const refused = refuseAccess(entry.access, caller);
  if (refused) return refused;
  return entry.writes && !door.busAlive() ? UNAVAILABLE : undefined;
}

/** Counts a look-up against the reservation it asks for; keys that are not limited do not count. */
export async function admitLookup(door: Door, number: string, caller: Caller, request: FastifyRequest) {
  if (limitKeyOf(caller, request) === undefined) return undefined;
  return door.limits.count("reservation", number, request);
}
