import { type Caller, mayActFor, type Scope } from "../http/caller";
import type { LiveKind } from "./updates";

/** Which scope lets a key hear of a kind of things. */
const SCOPE_OF: Record<LiveKind, Scope> = {
  reservation: "reservations:read",
  availability: "reservations:read",
  payment: "reservations:read",
  rate: "reservations:read",
  room: "reservations:read",
  property: "reservations:read",
  notification: "operations:read",
  analytics: "operations:read",
  "dead-letter": "operations:read",
};

/** Whether a caller may hear that things of this kind changed at this hotel. A guest hears of own reservations only. */
export const mayWatch = (caller: Caller, propertyId: string, kind: LiveKind): boolean =>
  caller.kind === "key" && caller.scopes.includes(SCOPE_OF[kind]) && mayActFor(caller, propertyId);
