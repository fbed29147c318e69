import type {
  DeskStay,
  NightAuditAnswer,
  RoomBoard,
  RoomChoice,
  roomStatusAnswer,
  StayAtDesk,
  Today,
} from "@roomstream/domain/desk/contract";
import type { DeskNews } from "@roomstream/domain/desk/just-now";
import type { OutOfOrderInput, RoomStatus } from "@roomstream/domain/property/contract";
import type { CheckOutPreview, ReservationView } from "@roomstream/domain/reservations/contract";
import type { Actor } from "@roomstream/domain/shared/actor";
import { noSuchReservation, type Result } from "@roomstream/domain/shared/result";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import { addressOf } from "./http/address";
import type { Door } from "./http/admission";
import { actorOf, type Caller, mayActFor, mayAt, refuseAt, type Scope } from "./http/caller";
import type { Answered } from "./reservations";

/** Who does it, and from where: what the audit log says. */
export type Who = { by: Actor; address: string };
type AskOfStay = { propertyId: string; confirmationNumber: string };
type OfStay = Who & AskOfStay;
type OfRoom = Who & { propertyId: string; roomId: string };

/** What the desk and housekeeping ask of the domain, already bound to where things are kept. */
export type Desk = {
  /** The hotel that a reservation is of. */
  hotelOf(confirmationNumber: string): Promise<string | undefined>;
  today(ask: { propertyId: string; names: boolean }): Promise<Result<Today>>;
  rooms(ask: { propertyId: string; names: boolean }): Promise<Result<RoomBoard>>;
  roomChoices(ask: AskOfStay): Promise<Result<{ items: RoomChoice[] }>>;
  stay(ask: AskOfStay): Promise<Result<StayAtDesk>>;
  previewCheckOut(ask: AskOfStay): Promise<Result<CheckOutPreview>>;
  justNow(ask: { propertyId: string }): Promise<Result<{ items: DeskNews[] }>>;
  search(ask: { propertyId: string; text: string }): Promise<Result<{ items: DeskStay[] }>>;
  assignRoom(
    order: OfStay & { roomId: string | null },
  ): Promise<Result<{ assigned: boolean; reservation: ReservationView }>>;
  checkIn(order: OfStay & { roomId?: string | undefined }): Promise<Result<ReservationView>>;
  undoCheckIn(order: OfStay): Promise<Result<ReservationView>>;
  checkOut(order: OfStay): Promise<Result<ReservationView>>;
  markNoShow(order: OfStay): Promise<Result<ReservationView>>;
  setRoomStatus(order: OfRoom & { status: RoomStatus }): Promise<Result<z.infer<typeof roomStatusAnswer>>>;
  takeOutOfOrder(order: OfRoom & { input: OutOfOrderInput }): Promise<Result<{ outOfOrderId: string }>>;
  putBackIntoOrder(order: OfRoom & { outOfOrderId: string }): Promise<Result<{ outOfOrderId: string }>>;
  /** Closes the days of a hotel that are over, or those until one. */
  closeDays(
    order: Who & { propertyId: string; until?: string | undefined },
  ): Promise<Result<NightAuditAnswer>>;
};

export const whoOf = (caller: Caller, request: FastifyRequest): Who => ({
  by: actorOf(caller),
  address: addressOf(request),
});

/** Whether the caller may read at a hotel who the guests are. */
export const mayReadNames = (caller: Caller, propertyId: string): boolean =>
  mayAt(caller, "reservations:read", propertyId);

/** Does something to a reservation for who may do it at its hotel; to everybody else there is none of this number. */
export async function atItsHotel<T>(
  door: Door,
  caller: Caller,
  scope: Scope,
  confirmationNumber: string,
  work: (stay: { propertyId: string; confirmationNumber: string }) => Promise<Answered<T>>,
): Promise<Answered<T>> {
  const propertyId = await door.hotel.desk.hotelOf(confirmationNumber);
  if (propertyId === undefined || !mayActFor(caller, propertyId)) return noSuchReservation;
  const fault = refuseAt(caller, scope, propertyId);
  return fault ? { ok: false, refusal: fault } : work({ propertyId, confirmationNumber });
}
