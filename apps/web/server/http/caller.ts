import { type Permission, permissionsOf } from "@roomstream/domain/property/contract";
import type { ApiKey } from "@roomstream/domain/property/queries/find-api-key";
import type { Staff } from "@roomstream/domain/property/queries/find-staff";
import { type Actor, actorName } from "@roomstream/domain/shared/actor";
import type { Hotel } from "../hotel";
import type { Fault } from "./problem";

/** Who asks: a guest is anyone without a key or a session. */
export type Caller = { kind: "guest" } | ({ kind: "staff" } & Staff) | ({ kind: "key" } & ApiKey);
export type StaffCaller = Extract<Caller, { kind: "staff" }>;

export type Scope = Permission;

/**
 * Who may call a route. `unasked`: anyone, and nobody is asked who it is, so that there is an answer when nobody can be. `guest-or-staff`: guests too, who prove themselves in the handler (by last name, or by nothing where there
 * is nothing to protect). `staff`: staff, or a key with the scope. Of staff a role must allow it at the hotel that the call is
 * about, which the handler asks with `refuseAt` or `standingAt`, as the authorisation matrix proves of each. `session`: anyone who
 * is signed in, about oneself.
 */
export type Access =
  | { by: "unasked" }
  | { by: "anyone" }
  | { by: "session" }
  | { by: "guest-or-staff"; scope: Scope }
  | { by: "staff"; scope: Scope };

const BEARER = /^Bearer ([\x21-\x7e]{1,200})$/i;

const unauthorized = (message: string): Fault => ({ code: "UNAUTHORIZED", message });
const forbidden = (message: string): Fault => ({ code: "FORBIDDEN", message });

/** Finds out whose key the Authorization header has; one that is none is refused, never taken for a guest. */
export async function identify(hotel: Hotel, authorization: string): Promise<Caller | Fault> {
  const key = BEARER.exec(authorization)?.[1];
  if (key === undefined) return unauthorized("Send the API key as `Authorization: Bearer <key>`.");
  const found = await hotel.findApiKey(key);
  return found
    ? { kind: "key", ...found }
    : unauthorized("This API key is unknown or was revoked; ask for a new one.");
}

/** The reason why the caller may call this nowhere, or undefined when it may somewhere. */
export function refuseAccess(access: Access, caller: Caller): Fault | undefined {
  if (access.by === "unasked" || access.by === "anyone") return undefined;
  if (access.by === "session") return caller.kind === "staff" ? undefined : unauthorized("Sign in first.");
  switch (caller.kind) {
    case "guest":
      return access.by === "staff"
        ? unauthorized(
            `Sign in, or send an API key with the scope ${access.scope} as \`Authorization: Bearer <key>\`.`,
          )
        : undefined;
    case "key":
      return caller.scopes.includes(access.scope)
        ? undefined
        : forbidden(`This API key lacks the scope ${access.scope}.`);
    case "staff": {
      // Whoever works here may still book a room like anyone.
      if (access.by === "guest-or-staff") return undefined;
      const somewhere = Object.keys(caller.roles).some((hotel) => mayAt(caller, access.scope, hotel));
      return somewhere ? undefined : refuseStaff(caller);
    }
  }
}

/** Why a member of staff is not let in. */
const refuseStaff = (caller: StaffCaller): Fault =>
  caller.passwordIsTemporary
    ? forbidden("Replace your one-time password first, at /desk/account.")
    : forbidden("None of your roles at this hotel allows this; ask an administrator of the hotel.");

/** Whether a caller that is no guest may do this at the hotel. Who has not replaced a one-time password may nothing yet. */
export function mayAt(caller: Caller, scope: Scope, propertyId: string): boolean {
  switch (caller.kind) {
    case "guest":
      return false;
    case "staff":
      return !caller.passwordIsTemporary && permissionsOf(caller.roles[propertyId] ?? []).includes(scope);
    case "key":
      return caller.scopes.includes(scope) && isKeyOf(caller, propertyId);
  }
}

/** The hotels at which the caller may do this; null for all, and what is of no hotel. */
export function hotelsOf(caller: Caller, scope: Scope): string[] | null {
  switch (caller.kind) {
    case "guest":
      return [];
    case "key":
      return caller.propertyIds;
    case "staff":
      return Object.keys(caller.roles).filter((propertyId) => mayAt(caller, scope, propertyId));
  }
}

/** The reason why the caller may not do this at the hotel, or undefined when it may: for what no guest may do. */
export function refuseAt(caller: Caller, scope: Scope, propertyId: string): Fault | undefined {
  if (mayAt(caller, scope, propertyId)) return undefined;
  if (caller.kind === "staff") return refuseStaff(caller);
  return caller.kind === "key"
    ? forbidden("This API key is for other hotels.")
    : unauthorized("Sign in first.");
}

/**
 * As whom the caller does at a hotel what guests may do too: staff of other hotels are guests there like anyone, and a key of
 * other hotels is nobody.
 */
export function standingAt(caller: Caller, scope: Scope, propertyId: string): Caller | undefined {
  if (caller.kind === "guest" || mayAt(caller, scope, propertyId)) return caller;
  return caller.kind === "staff" ? { kind: "guest" } : undefined;
}

/** Whether the caller has anything to do with a hotel; guests have with all. */
export function mayActFor(caller: Caller, propertyId: string): boolean {
  switch (caller.kind) {
    case "guest":
      return true;
    case "staff":
      return !caller.passwordIsTemporary && caller.roles[propertyId] !== undefined;
    case "key":
      return isKeyOf(caller, propertyId);
  }
}

const isKeyOf = ({ propertyIds }: ApiKey, propertyId: string): boolean =>
  propertyIds === null || propertyIds.includes(propertyId);

/** Whether the caller may know things of every hotel. */
export const isOfAllHotels = (caller: Caller): boolean =>
  caller.kind === "key" && caller.propertyIds === null;

/** Whose session it is; undefined of guests and keys. */
export const staffIdOf = (caller: Caller): string | undefined =>
  caller.kind === "staff" ? caller.staffId : undefined;

/** The caller as commands are told of it. */
export function actorOf(caller: Caller): Actor {
  switch (caller.kind) {
    case "guest":
      return { kind: "guest" };
    case "staff":
      return { kind: "staff", staffId: caller.staffId, name: caller.name };
    case "key":
      return { kind: "key", apiKeyId: caller.apiKeyId, name: caller.name };
  }
}

/** Whose an idempotency key is. Two API keys may have one name, so they go by id. Guests share one name: a guest's address may change between two tries. */
export const callerName = (caller: Caller): string =>
  caller.kind === "key" ? `key:${caller.apiKeyId}` : actorName(actorOf(caller));
