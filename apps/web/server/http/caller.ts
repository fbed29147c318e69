import type { ApiKey } from "@roomstream/domain/property/queries/find-api-key";
import type { Hotel } from "../hotel";
import type { Fault } from "./problem";

/** Who asks: a guest is anyone without a key. */
export type Caller = { kind: "guest" } | ({ kind: "key" } & ApiKey);

export const SCOPES = ["reservations:read", "reservations:write", "operations:read"] as const;
export type Scope = (typeof SCOPES)[number];

/**
 * Who may call a route. `guest-or-key`: guests prove themselves in the handler (by last name, or by nothing
 * where there is nothing to protect), and a key needs the scope.
 */
export type Access = { by: "anyone" } | { by: "guest-or-key"; scope: Scope } | { by: "key"; scope: Scope };

const BEARER = /^Bearer ([\x21-\x7e]{1,200})$/i;

const unauthorized = (message: string): Fault => ({ code: "UNAUTHORIZED", message });

/** Finds out whose key the Authorization header has; one that is none is refused, never taken for a guest. */
export async function identify(hotel: Hotel, authorization: string): Promise<Caller | Fault> {
  const key = BEARER.exec(authorization)?.[1];
  if (key === undefined) return unauthorized("Send the API key as `Authorization: Bearer <key>`.");
  const found = await hotel.findApiKey(key);
  return found
    ? { kind: "key", ...found }
    : unauthorized("This API key is unknown or was revoked; ask for a new one.");
}

/** The reason why the caller may not call, or undefined when it may. */
export function refuseAccess(access: Access, caller: Caller): Fault | undefined {
  if (access.by === "anyone") return undefined;
  if (caller.kind === "guest") {
    return access.by === "key"
      ? unauthorized(`Send an API key with the scope ${access.scope} as \`Authorization: Bearer <key>\`.`)
      : undefined;
  }
  return caller.scopes.includes(access.scope)
    ? undefined
    : { code: "FORBIDDEN", message: `This API key lacks the scope ${access.scope}.` };
}

/** Whether the caller may act for a hotel; guests may for all. */
export const mayActFor = (caller: Caller, propertyId: string): boolean =>
  caller.kind === "guest" || caller.propertyIds === null || caller.propertyIds.includes(propertyId);

/** Whether the caller may know things of every hotel. */
export const isOfAllHotels = (caller: Caller): boolean =>
  caller.kind === "key" && caller.propertyIds === null;

/** Whose an idempotency key is. Two API keys may have one name, so they go by id. Guests share one name: a guest's address may change between two tries. */
export const callerName = (caller: Caller): string =>
  caller.kind === "guest" ? "guest" : `key:${caller.apiKeyId}`;
