import type { FastifyRequest } from "fastify";
import type { Hotel } from "../hotel";
import type { Sessions } from "../sign-in/sessions";
import { type Access, type Caller, identify, refuseAccess } from "./caller";
import { UNAVAILABLE } from "./faults";
import { addressKey, type LimitName, type Limits, limitKeyOf } from "./limits";
import { type Fault, rateLimited } from "./problem";
import { isSameOrigin, SAFE_METHODS } from "./security";

/** What decides whether a call is let in. */
export type Door = {
  hotel: Hotel;
  limits: Limits;
  sessions: Sessions;
  /** Writes are only accepted while the bus is there to carry their events. */
  busAlive(): boolean;
};

/** What a route or procedure says about who may call it, how often, and whether it writes. */
export type Entry = { access: Access; limit: LimitName; writes: boolean };

export type Admission = { ok: true; caller: Caller } | { ok: false; fault: Fault };

/**
 * Who calls, once a request: a batch of calls asks once. An address that showed too many bad keys is refused with a right one
 * too, or it could go on guessing; and before the key is looked for, so that guessing does not load the database.
 */
export async function identifyAt(door: Door, request: FastifyRequest): Promise<Admission> {
  const { hotel, limits } = door;
  const { authorization } = request.headers;
  if (authorization === undefined) return identifyBySession(door, request);
  const address = addressKey(request.ip);
  const tooMany = (seconds: number): Admission => ({
    ok: false,
    fault: rateLimited(seconds, "Too many unknown API keys"),
  });
  const before = await limits.badKeys.wait(address);
  if (before !== undefined) return tooMany(before);
  const caller = await identify(hotel, authorization);
  // Keys sent at the same time passed the first look together.
  const isKnown = "kind" in caller;
  const meanwhile = await (isKnown ? limits.badKeys.wait(address) : limits.badKeys.add(address));
  if (meanwhile !== undefined) return tooMany(meanwhile);
  return isKnown ? { ok: true, caller } : { ok: false, fault: caller };
}

/**
 * Who made a request that was let in, as it is now; undefined when its key holds no longer. Nothing is counted: whoever was let
 * in does not guess.
 */
export async function whoNow(door: Door, request: FastifyRequest): Promise<Caller | undefined> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const caller = await identify(door.hotel, authorization);
    return "kind" in caller ? caller : undefined;
  }
  const admission = await identifyBySession(door, request);
  return admission.ok ? admission.caller : undefined;
}

/** A session that does not hold makes its bearer a guest, who is told to sign in where a guest may not go. */
async function identifyBySession({ hotel, sessions }: Door, request: FastifyRequest): Promise<Admission> {
  const session = await sessions.read(request);
  const staff = session && (await hotel.findStaff(session));
  if (!staff) return { ok: true, caller: { kind: "guest" } };
  // A cookie comes along whoever made the browser send the request; a key does not.
  if (!SAFE_METHODS.has(request.method) && !isSameOrigin(request)) {
    return {
      ok: false,
      fault: { code: "FORBIDDEN", message: "Only our own pages may change anything here." },
    };
  }
  return { ok: true, caller: { kind: "staff", ...staff } };
}

/** Lets a known caller into one entry, or says why not. */
export async function admit(
  door: Door,
  entry: Entry,
  caller: Caller,
  request: FastifyRequest,
): Promise<Fault | undefined> {
  const key = limitKeyOf(caller, request);
  const tooMany = key === undefined ? undefined : await door.limits.count(entry.limit, key);
  if (tooMany) return tooMany;
  const refused = refuseAccess(entry.access, caller);
  if (refused) return refused;
  return entry.writes && !door.busAlive() ? UNAVAILABLE : undefined;
}
