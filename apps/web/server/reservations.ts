import type { CreateReservationInput, ReservationView } from "@roomstream/domain/reservations/contract";
import { actorName } from "@roomstream/domain/shared/actor";
import type { FastifyRequest } from "fastify";
import type { Door } from "./http/admission";
import { actorOf, type Caller, callerName, standingAt } from "./http/caller";
import { addressKey } from "./http/limits";
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
  const as = standingAt(caller, "reservations:write", input.propertyId);
  if (!as) return refuse("FORBIDDEN", "This API key is for other hotels.");
  const actor = actorName(actorOf(as));
  return door.hotel.createReservation({ input, idempotencyKey, caller: callerName(as), actor });
}

/** What a look-up goes by: guests give the last name, staff of the hotel and keys need none. */
export type Lookup = { confirmationNumber: string; lastName: string | undefined };

/**
 * Finds a reservation for who may see it. An unknown number and a wrong name get the same answer after about the same work,
 * and a guest only few wrong names, so that names can hardly be guessed.
 */
export async function lookUp(
  door: Door,
  caller: Caller,
  { confirmationNumber, lastName }: Lookup,
  request: FastifyRequest,
): Promise<Answered<ReservationView>> {
  if (caller.kind === "guest" && lastName === undefined) {
    return refuse(
      "UNAUTHORIZED",
      "Give the guest's last name (`?lastName=`), sign in, or send an API key with the scope reservations:read.",
    );
  }
  const { wrongNames } = door.limits;
  const address = addressKey(request.ip);
  // Keys need no name, so they cannot guess one; of staff nobody knows yet whether the reservation is their hotel's.
  const guesses = caller.kind !== "key" && lastName !== undefined;
  const tooMany = () => (guesses ? wrongNames.refusal(confirmationNumber, address) : undefined);
  const before = await tooMany();
  if (before) return { ok: false, refusal: before };
  const view = await door.hotel.findReservation(confirmationNumber);
  const as = view && standingAt(caller, "reservations:read", view.propertyId);
  const isProven = (found: ReservationView) =>
    lastName === undefined ? as?.kind !== "guest" : door.hotel.isGuestOf(found, lastName);
  const theirs = view !== undefined && as !== undefined && isProven(view);
  if (theirs) {
    // Names sent at the same time passed the first look together; they learn no more than those sent one by one.
    const meanwhile = await tooMany();
    return meanwhile ? { ok: false, refusal: meanwhile } : { ok: true, value: view };
  }
  const oneTooMany = guesses ? await wrongNames.add(confirmationNumber, address) : undefined;
  return oneTooMany
    ? { ok: false, refusal: oneTooMany }
    : refuse("NOT_FOUND", "There is no reservation with this confirmation number and last name; check both.");
}
