import type { Permission } from "@roomstream/domain/property/contract";
import type { AnyTRPCProcedure } from "@trpc/server";
import type { AppRouter } from "../../server/trpc/router";
import { order, reservation } from "../fakes";
import { type Entry, EVERYONE, type Sent, type Who } from "./entry";

/*
 * Who may call what. Every route and every procedure has an entry here: a new procedure without one does not compile, and a new
 * route without one fails the test. The names are written out, so that a change of the permissions shows here as well.
 */

const READERS: readonly Who[] = ["FRONT_DESK", "REVENUE", "MANAGER", "ADMIN", "key"];
const DESK: readonly Who[] = ["FRONT_DESK", "MANAGER", "ADMIN", "key"];
const HOUSE: readonly Who[] = ["FRONT_DESK", "HOUSEKEEPING", "REVENUE", "MANAGER", "ADMIN", "key"];
const CLEANERS: readonly Who[] = ["FRONT_DESK", "HOUSEKEEPING", "MANAGER", "ADMIN", "key"];
const OPERATORS: readonly Who[] = ["MANAGER", "ADMIN", "key"];
const MANAGERS: readonly Who[] = ["REVENUE", "MANAGER", "ADMIN", "key"];
const ADMINS: readonly Who[] = ["ADMIN", "key"];
const SIGNED_IN: readonly Who[] = ["FRONT_DESK", "HOUSEKEEPING", "REVENUE", "MANAGER", "ADMIN"];

const { confirmationNumber } = reservation;
const lastName = "Lovelace";
const deadLetterId = "0199a5b0-0000-7000-8000-0000000000d1";
const staffId = "0199a5b0-0000-7000-8000-0000000000b9";
const idempotencyKey = "0199a5b0-0000-7000-8000-00000000000a";
const stay = { arrival: "2026-12-01", departure: "2026-12-03" };

const roomId = "204";
const outOfOrder = { from: stay.arrival, to: stay.departure, reason: "The shower leaks" };

/** What no guest may do, and nobody at another hotel. */
const only =
  (scope: Permission, own: readonly Who[]) =>
  <Input>(send: (hotel: string) => Input): Entry<Input> => ({ scope, own, other: "nobody", send });
const byReaders = only("reservations:read", READERS);
const byDesk = only("reservations:write", DESK);
const byAdmins = only("staff:manage", ADMINS);

/** What guests may do with their own stay, by the last name. */
const byItsGuest = <Input>(scope: Permission, send: (hotel: string) => Input): Entry<Input> => ({
  scope,
  own: EVERYONE,
  other: "guests",
  send,
});

const anyone = <Input>(send: (hotel: string) => Input): Entry<Input> => ({
  scope: null,
  own: EVERYONE,
  other: "the same",
  send,
});

const byPayers = only("payments:write", DESK);
const paid = { amount: { amount: 5_000, currency: "EUR" }, method: "CASH" };
const givenBack = { amount: paid.amount, reason: "The lift was out of order" };

/** Every REST route, by its operation. */
export const REST: Record<string, Entry<Sent>> = {
  readHealth: anyone(() => ({})),
  listProperties: anyone(() => ({})),
  findOffers: anyone((propertyId) => ({
    params: { propertyId },
    query: { ...stay, adults: "2", children: "0" },
  })),
  createReservation: {
    scope: "reservations:write",
    own: EVERYONE,
    other: "guests",
    send: (propertyId) => ({
      headers: { "idempotency-key": idempotencyKey },
      body: { ...order, propertyId },
    }),
  },
  // Without the last name: a guest has to give it.
  readReservation: {
    scope: "reservations:read",
    own: READERS,
    other: "nobody",
    send: () => ({ params: { confirmationNumber } }),
  },
  watchReservation: {
    scope: "reservations:read",
    own: EVERYONE,
    other: "guests",
    send: () => ({ params: { confirmationNumber }, query: { lastName } }),
  },
  changeReservation: byItsGuest("reservations:write", () => ({
    params: { confirmationNumber },
    query: { lastName },
    body: { adults: 1 },
  })),
  cancelReservation: byItsGuest("reservations:write", () => ({
    params: { confirmationNumber },
    query: { lastName },
  })),
  assignRoom: byDesk(() => ({ params: { confirmationNumber }, body: { roomId } })),
  checkIn: byDesk(() => ({ params: { confirmationNumber } })),
  undoCheckIn: byDesk(() => ({ params: { confirmationNumber } })),
  checkOut: byDesk(() => ({ params: { confirmationNumber } })),
  markNoShow: byDesk(() => ({ params: { confirmationNumber } })),
  readToday: byReaders((propertyId) => ({ params: { propertyId } })),
  nightAudit: only("day:close", OPERATORS)((propertyId) => ({ params: { propertyId } })),
  readKpis: only(
    "figures:read",
    MANAGERS,
  )((propertyId) => ({
    params: { propertyId },
    query: { from: stay.arrival, to: stay.departure },
  })),
  listRooms: only("rooms:read", HOUSE)((propertyId) => ({ params: { propertyId } })),
  setRoomStatus: only(
    "rooms:clean",
    CLEANERS,
  )((propertyId) => ({ params: { propertyId, roomId }, body: { status: "CLEAN" } })),
  takeOutOfOrder: only(
    "rooms:write",
    DESK,
  )((propertyId) => ({ params: { propertyId, roomId }, body: outOfOrder })),
  putBackIntoOrder: only(
    "rooms:write",
    DESK,
  )((propertyId) => ({ params: { propertyId, roomId, outOfOrderId: deadLetterId } })),
  readFolio: only("payments:read", READERS)(() => ({ params: { confirmationNumber } })),
  takePayment: byPayers(() => ({
    params: { confirmationNumber },
    headers: { "idempotency-key": idempotencyKey },
    body: paid,
  })),
  refundPayment: byPayers(() => ({
    params: { confirmationNumber },
    headers: { "idempotency-key": idempotencyKey },
    body: givenBack,
  })),
  readFlow: { scope: "operations:read", own: OPERATORS, other: "the same", send: () => ({}) },
  readReservationEvents: {
    scope: "operations:read",
    own: OPERATORS,
    other: "nobody",
    send: () => ({ params: { confirmationNumber } }),
  },
  listConsumers: { scope: "operations:read", own: OPERATORS, other: "the same", send: () => ({}) },
  listPromises: { scope: "operations:read", own: OPERATORS, other: "the same", send: () => ({}) },
  listDeadLetters: { scope: "operations:read", own: OPERATORS, other: "the same", send: () => ({}) },
  readDeadLetter: {
    scope: "operations:read",
    own: OPERATORS,
    other: "nobody",
    send: () => ({ params: { deadLetterId } }),
  },
  replayDeadLetter: {
    scope: "operations:write",
    own: ADMINS,
    other: "nobody",
    send: () => ({ params: { deadLetterId } }),
  },
  replayDeadLetters: {
    scope: "operations:write",
    own: ADMINS,
    other: "the same",
    send: () => ({ body: { group: "payments", topic: "reservation.created", errorKind: "TypeError" } }),
  },
};

type PathsOf<Procedures> = {
  [Name in keyof Procedures & string]: Procedures[Name] extends AnyTRPCProcedure
    ? Name
    : `${Name}.${PathsOf<Procedures[Name]>}`;
}[keyof Procedures & string];

/** Every tRPC procedure, by its path. */
export const TRPC: Record<PathsOf<AppRouter["_def"]["record"]>, Entry<object | undefined>> = {
  "hotels.list": anyone(() => undefined),
  "hotels.get": anyone(() => ({ slug: "casa-do-mirante" })),
  "hotels.byId": anyone((propertyId) => ({ propertyId })),
  "hotels.weekends": anyone((propertyId) => ({ propertyId })),
  "hotels.offers": anyone((propertyId) => ({ propertyId, ...stay, adults: 2, children: 0 })),
  "reservations.create": {
    scope: "reservations:write",
    own: EVERYONE,
    other: "guests",
    send: (propertyId) => ({ idempotencyKey, reservation: { ...order, propertyId } }),
  },
  "reservations.get": {
    scope: "reservations:read",
    own: EVERYONE,
    other: "guests",
    send: () => ({ confirmationNumber, lastName }),
  },
  "reservations.change": byItsGuest("reservations:write", () => ({
    confirmationNumber,
    lastName,
    change: { adults: 1 },
  })),
  "reservations.previewChange": byItsGuest("reservations:write", () => ({
    confirmationNumber,
    lastName,
    change: { adults: 1 },
  })),
  "reservations.cancel": byItsGuest("reservations:write", () => ({ confirmationNumber, lastName })),
  "reservations.previewCancel": byItsGuest("reservations:write", () => ({ confirmationNumber, lastName })),
  "desk.today": byReaders((propertyId) => ({ propertyId })),
  "desk.rooms": only("rooms:read", HOUSE)((propertyId) => ({ propertyId })),
  "desk.reservation": byReaders((propertyId) => ({ propertyId, confirmationNumber })),
  "desk.stay": byReaders((propertyId) => ({ propertyId, confirmationNumber })),
  "desk.previewCheckOut": byReaders((propertyId) => ({ propertyId, confirmationNumber })),
  "desk.roomChoices": byReaders((propertyId) => ({ propertyId, confirmationNumber })),
  "desk.justNow": byReaders((propertyId) => ({ propertyId })),
  "desk.search": byReaders((propertyId) => ({ propertyId, text: "Lovelace" })),
  "desk.assignRoom": byDesk((propertyId) => ({ propertyId, confirmationNumber, roomId })),
  "desk.checkIn": byDesk((propertyId) => ({ propertyId, confirmationNumber })),
  "desk.undoCheckIn": byDesk((propertyId) => ({ propertyId, confirmationNumber })),
  "desk.checkOut": byDesk((propertyId) => ({ propertyId, confirmationNumber })),
  "desk.markNoShow": byDesk((propertyId) => ({ propertyId, confirmationNumber })),
  "desk.setRoomStatus": only(
    "rooms:clean",
    CLEANERS,
  )((propertyId) => ({ propertyId, roomId, status: "CLEAN" })),
  "desk.takeOutOfOrder": only(
    "rooms:write",
    DESK,
  )((propertyId) => ({
    propertyId,
    roomId,
    ...outOfOrder,
  })),
  "desk.putBackIntoOrder": only(
    "rooms:write",
    DESK,
  )((propertyId) => ({
    propertyId,
    roomId,
    outOfOrderId: deadLetterId,
  })),
  "desk.closeDays": only("day:close", OPERATORS)((propertyId) => ({ propertyId })),
  "figures.overview": only("figures:read", MANAGERS)((propertyId) => ({ propertyId })),
  "payments.folio": only("payments:read", READERS)((propertyId) => ({ propertyId, confirmationNumber })),
  "payments.take": byPayers((propertyId) => ({
    propertyId,
    confirmationNumber,
    idempotencyKey,
    payment: paid,
  })),
  "payments.refund": byPayers((propertyId) => ({
    propertyId,
    confirmationNumber,
    idempotencyKey,
    refund: givenBack,
  })),
  "operations.flow": { scope: "operations:read", own: OPERATORS, other: "the same", send: () => undefined },
  "operations.reservationEvents": {
    scope: "operations:read",
    own: OPERATORS,
    other: "nobody",
    send: () => ({ confirmationNumber }),
  },
  "operations.mails": { scope: "operations:read", own: OPERATORS, other: "the same", send: () => ({}) },
  "operations.consumers": {
    scope: "operations:read",
    own: OPERATORS,
    other: "the same",
    send: () => undefined,
  },
  "operations.promises": {
    scope: "operations:read",
    own: OPERATORS,
    other: "the same",
    send: () => undefined,
  },
  "operations.deadLetters.list": {
    scope: "operations:read",
    own: OPERATORS,
    other: "the same",
    send: () => ({}),
  },
  "operations.deadLetters.get": {
    scope: "operations:read",
    own: OPERATORS,
    other: "nobody",
    send: () => ({ deadLetterId }),
  },
  "operations.deadLetters.check": {
    scope: "operations:write",
    own: ADMINS,
    other: "nobody",
    send: () => ({ deadLetterId, edited: {} }),
  },
  "operations.deadLetters.replay": {
    scope: "operations:write",
    own: ADMINS,
    other: "nobody",
    send: () => ({ deadLetterId }),
  },
  "operations.deadLetters.replayKind": {
    scope: "operations:write",
    own: ADMINS,
    other: "the same",
    send: () => ({ group: "payments", topic: "reservation.created", errorKind: "TypeError" }),
  },
  // Housekeeping sees rooms by the stays in them, and hears that one changed; of money it hears nothing.
  "live.subscribe": only(
    "rooms:read",
    HOUSE,
  )((propertyId) => ({
    topics: [{ propertyId, kinds: ["reservation"] }],
    reservations: [],
  })),
  "staff.me": { scope: null, own: SIGNED_IN, other: "the same", send: () => undefined },
  "staff.changePassword": {
    scope: null,
    own: SIGNED_IN,
    other: "the same",
    send: () => ({ current: "a long walk by the river", next: "the moon over the roofs" }),
  },
  "staff.list": byAdmins((propertyId) => ({ propertyId })),
  "staff.add": byAdmins((propertyId) => ({
    propertyId,
    member: { email: "new@casa.example", name: "Tomás Pinto", roles: ["HOUSEKEEPING"] },
  })),
  "staff.changeRoles": byAdmins((propertyId) => ({ propertyId, staffId, roles: ["MANAGER"] })),
  "staff.setDisabled": byAdmins((propertyId) => ({ propertyId, staffId, disabled: true })),
  "staff.renewPassword": byAdmins((propertyId) => ({ propertyId, staffId })),
  "staff.audit": only("audit:read", OPERATORS)((propertyId) => ({ propertyId })),
};
