import { type Caller, mayAt, type Scope } from "../http/caller";
import type { LiveKind } from "./updates";

/** What one must be allowed to hear that a thing of a kind changed. That is only its id: housekeeping sees rooms by their stays. */
const SCOPE_OF: Record<LiveKind, Scope> = {
  reservation: "rooms:read",
  availability: "rooms:read",
  room: "rooms:read",
  property: "rooms:read",
  payment: "reservations:read",
  rate: "reservations:read",
  analytics: "figures:read",
  notification: "operations:read",
  "dead-letter": "operations:read",
  staff: "staff:manage",
};

/** Whether a caller may hear of every change of this kind at this hotel. A guest may of none: only of own reservations. */
export const mayWatch = (caller: Caller, propertyId: string, kind: LiveKind): boolean =>
  mayAt(caller, SCOPE_OF[kind], propertyId);
