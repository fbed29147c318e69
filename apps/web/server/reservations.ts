import type {
  CancelInput,
  CancellationAnswer,
  CancellationPreview,
  ChangeInput,
  ChangePreview,
  CreateReservationInput,
  ReservationView,
} from "@roomstream/domain/reservations/contract";
import { actorName } from "@roomstream/domain/shared/actor";
import type { FastifyRequest } from "fastify";
import type { Hotel } from "./hotel";
import type { Door } from "./http/admission";
import { actorOf, type Caller, callerName, refuseAt, type Scope, standingAt } from "./http/caller";
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

/** What a look-up goes by: guests give the last name or the key of their link, staff of the hotel and API keys need neither. */
export type Lookup = { confirmationNumber: string; lastName?: string | undefined; key?: string | undefined };

/**
 * Finds a reservation for who may see it. An unknown number and a wrong name get the same answer after about the same work,
 * and a guest only few wrong names, so that names can hardly be guessed.
 */
export async function lookUp(
  door: Door,
  caller: Caller,
  { confirmationNumber, lastName, key }: Lookup,
  request: FastifyRequest,
  scope: Scope = "reservations:read",
): Promise<Answered<ReservationView>> {
  const isProof = lastName !== undefined || key !== undefined;
  if (caller.kind === "guest" && !isProof) {
    return refuse(
      "UNAUTHORIZED",
      `Give the guest's last name (\`?lastName=\`) or the key of the link in the mail (\`?key=\`), sign in, or send an API key with the scope ${scope}.`,
    );
  }
  const { wrongNames } = door.limits;
  const address = addressKey(request.ip);
  // Keys need no name, so they cannot guess one; of staff nobody knows yet whether the reservation is their hotel's.
  const guesses = caller.kind !== "key" && isProof;
  const tooMany = () => (guesses ? wrongNames.refusal(confirmationNumber, address) : undefined);
  const before = await tooMany();
  if (before) return { ok: false, refusal: before };
  const view = await door.hotel.findReservation(confirmationNumber);
  if (view && sees(door.hotel, caller, { lastName, key }, view, scope)) {
    // Names sent at the same time passed the first look together; they learn no more than those sent one by one.
    const meanwhile = await tooMany();
    return meanwhile ? { ok: false, refusal: meanwhile } : { ok: true, value: view };
  }
  const oneTooMany = guesses ? await wrongNames.add(confirmationNumber, address) : undefined;
  if (oneTooMany) return { ok: false, refusal: oneTooMany };
  // Who works at its hotel knows the reservation, and is told what is missing.
  const isTheirHotels = view && caller.kind === "staff" && caller.roles[view.propertyId] !== undefined;
  const missing = isTheirHotels && !isProof ? refuseAt(caller, scope, view.propertyId) : undefined;
  return missing
    ? { ok: false, refusal: missing }
    : refuse("NOT_FOUND", "There is no reservation with this confirmation number and last name; check both.");
}

/** Whether a look-up of somebody who was let in would let them in again, whoever they are by now. */
export async function stillSees(door: Door, caller: Caller, lookup: Lookup): Promise<boolean> {
  const view = await door.hotel.findReservation(lookup.confirmationNumber);
  return view !== undefined && sees(door.hotel, caller, lookup, view, "reservations:read");
}

function sees(
  hotel: Hotel,
  caller: Caller,
  { lastName, key }: Pick<Lookup, "lastName" | "key">,
  view: ReservationView,
  scope: Scope,
): boolean {
  const as = standingAt(caller, scope, view.propertyId);
  if (!as) return false;
  if (lastName === undefined && key === undefined) return as.kind !== "guest";
  // Whatever is given must be right.
  const nameFits = lastName === undefined || hotel.isGuestOf(view, lastName);
  return nameFits && (key === undefined || hotel.isLinkOf(view, key));
}

/** A look-up by somebody who wants to do something with the reservation. */
export type Order = { door: Door; caller: Caller; lookup: Lookup; request: FastifyRequest };

/** The reservation, for who may change it, and as whom the caller does. */
async function toWrite({ door, caller, lookup, request }: Order) {
  const found = await lookUp(door, caller, lookup, request, "reservations:write");
  if (!found.ok) return found;
  const as = standingAt(caller, "reservations:write", found.value.propertyId) ?? { kind: "guest" as const };
  return { ok: true as const, by: actorOf(as), address: request.ip };
}

/** Cancels, for the guest or for the hotel; only the hotel's own people may say that it is the hotel. */
export async function cancel(
  order: Order,
  { reason, expectedFee }: CancelInput,
): Promise<Answered<CancellationAnswer>> {
  const { door, lookup } = order;
  const { confirmationNumber } = lookup;
  const who = await toWrite(order);
  if (!who.ok) return who;
  const { by, address } = who;
  if (reason === "HOTEL" && by.kind === "guest") return notTheHotel;
  const cancelled = await door.hotel.cancelReservation({
    confirmationNumber,
    reason,
    expectedFee,
    by,
    address,
  });
  if (!cancelled.ok) return cancelled;
  const view = await door.hotel.findReservation(confirmationNumber);
  if (!view) throw new Error(`${confirmationNumber} was cancelled and is gone`);
  const { refund, released } = cancelled.value;
  return { ok: true, value: { ...view, refund, released } };
}

/** What cancelling would keep and give back. */
export async function askCancel(
  order: Order,
  { reason }: Pick<CancelInput, "reason">,
): Promise<Answered<CancellationPreview>> {
  const who = await toWrite(order);
  if (!who.ok) return who;
  if (reason === "HOTEL" && who.by.kind === "guest") return notTheHotel;
  return order.door.hotel.previewCancellation({
    confirmationNumber: order.lookup.confirmationNumber,
    reason,
  });
}

const notTheHotel = refuse("FORBIDDEN", "Only the hotel can say that it cancels; leave `reason` out.");

/** Proposes another stay; the stream says how it ends. */
export async function change(order: Order, input: ChangeInput): Promise<Answered<ReservationView>> {
  const { confirmationNumber } = order.lookup;
  const who = await toWrite(order);
  if (!who.ok) return who;
  const { by, address } = who;
  return order.door.hotel.changeReservation({ confirmationNumber, input, by, address });
}

/** What another stay would cost. */
export async function askChange(order: Order, input: ChangeInput): Promise<Answered<ChangePreview>> {
  const { confirmationNumber } = order.lookup;
  const who = await toWrite(order);
  return who.ok ? order.door.hotel.previewChange({ confirmationNumber, input }) : who;
}
