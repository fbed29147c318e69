import type { CreateReservationInput, ReservationView } from "@roomstream/domain/reservations/contract";
import type { FastifyRequest } from "fastify";
import { admitLookup, type Door } from "./http/admission";
import { type Caller, callerName, mayActFor } from "./http/caller";
import type { Fault } from "./http/problem";

/** An answer, or why there is none: what REST and tRPC each dress in their own way. */
export type Answered<T> = { ok: true; value: T } | { ok: false; refusal: Fault };

const refuse = (code: Fault["code"], message: string): { ok: false; refusal: Fault } => ({
  ok: false,
  refusal: { code, message },
});

/** Books for the caller; a key may book only at its own hotels. */
export async function book(
  door: Door,
  caller: Caller,
  input: CreateReservationInput,
  idempotencyKey: string,
): Promise<Answered<ReservationView>> {
  if (!mayActFor(caller, input.propertyId)) return refuse("FORBIDDEN", "This API key is for other hotels.");
  const name = callerName(caller);
  return door.hotel.createReservation({ input, idempotencyKey, caller: name, actor: name });
}

/** What a look-up goes by: guests give the last name, keys need none. */
export type Lookup = { confirmationNumber: string; lastName: string | undefined };

/** Finds a reservation for who may see it. An unknown number and a wrong name get the same answer, so neither can be guessed. */
export async function lookUp(
  door: Door,
  caller: Caller,
  { confirmationNumber, lastName }: Lookup,
  request: FastifyRequest,
): Promise<Answered<ReservationView>> {
  const tooMany = await admitLookup(door, confirmationNumber, caller, request);
  if (tooMany) return { ok: false, refusal: tooMany };
  if (caller.kind === "guest" && lastName === undefined) {
    return refuse(
      "UNAUTHORIZED",
      "Give the guest's last name (`?lastName=`), or send an API key with the scope reservations:read.",
    );
  }
  const view = await door.hotel.findReservation(confirmationNumber);
  const theirs =
    view !== undefined &&
    mayActFor(caller, view.propertyId) &&
    (lastName === undefined || door.hotel.isGuestOf(view, lastName));
  return theirs
    ? { ok: true, value: view }
    : refuse("NOT_FOUND", "There is no reservation with this confirmation number and last name; check both.");
}
