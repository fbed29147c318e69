import {
  assignRoomAnswer,
  assignRoomInput,
  checkInInput,
  nightAuditAnswer,
  nightAuditInput,
  todayAnswer,
} from "@roomstream/domain/desk/contract";
import { reservationView } from "@roomstream/domain/reservations/contract";
import { confirmationNumber } from "@roomstream/domain/shared/contract";
import { z } from "zod";
import { atItsHotel, mayReadNames, whoOf } from "../../desk";
import { refuseAt } from "../../http/caller";
import type { ProblemCode } from "../../http/problem";
import { propertyId } from "../../inputs";
import { answerOrRefuse, route } from "../route";

const params = z.object({ confirmationNumber });
const scope = "reservations:write";
/** What every command about a stay has in common: for staff of its hotel, and for keys with the scope. */
const ofStay = { access: { by: "staff", scope }, limit: "read", writes: true } as const;
const refusals = [
  "INVALID_INPUT",
  "NOT_FOUND",
  "CHANGE_PENDING",
  "PAYLOAD_TOO_LARGE",
  "UNSUPPORTED_MEDIA_TYPE",
] as const satisfies ProblemCode[];
const afterwards = { 200: { description: "The reservation as it is afterwards", schema: reservationView } };

export const assignRoom = route({
  ...ofStay,
  method: "POST",
  path: "/api/v1/reservations/{confirmationNumber}/assign-room",
  operationId: "assignRoom",
  summary: "Give a stay a room, another one, or none; a guest in the house moves tonight",
  input: { params, body: assignRoomInput },
  answers: {
    200: {
      description: "The reservation; `assigned` is false while another type is asked whether it has room",
      schema: assignRoomAnswer,
    },
  },
  problems: [
    ...refusals,
    "NOT_CONFIRMED",
    "WRONG_DAY",
    "ROOM_NEEDED",
    "ROOM_TAKEN",
    "ROOM_NOT_READY",
    "ROOM_OUT_OF_ORDER",
  ],
  handle: async ({ door, caller, request, input }) =>
    answerOrRefuse(
      200,
      await atItsHotel(door, caller, scope, input.params.confirmationNumber, (stay) =>
        door.hotel.desk.assignRoom({ ...stay, ...input.body, ...whoOf(caller, request) }),
      ),
    ),
});

export const checkIn = route({
  ...ofStay,
  method: "POST",
  path: "/api/v1/reservations/{confirmationNumber}/check-in",
  operationId: "checkIn",
  summary: "Give the guest the room: the one that is assigned, or the one named",
  input: { params, body: checkInInput.nullish() },
  answers: afterwards,
  problems: [
    ...refusals,
    "NOT_CONFIRMED",
    "ALREADY_CHECKED_IN",
    "WRONG_DAY",
    "ROOM_NEEDED",
    "ROOM_TAKEN",
    "ROOM_NOT_READY",
    "ROOM_OUT_OF_ORDER",
  ],
  handle: async ({ door, caller, request, input }) =>
    answerOrRefuse(
      200,
      await atItsHotel(door, caller, scope, input.params.confirmationNumber, (stay) =>
        door.hotel.desk.checkIn({ ...stay, ...input.body, ...whoOf(caller, request) }),
      ),
    ),
});

export const undoCheckIn = route({
  ...ofStay,
  method: "POST",
  path: "/api/v1/reservations/{confirmationNumber}/undo-check-in",
  operationId: "undoCheckIn",
  summary: "Take a check-in back, on its own business date",
  input: { params },
  answers: afterwards,
  problems: [...refusals, "NOT_CHECKED_IN", "WRONG_DAY"],
  handle: async ({ door, caller, request, input }) =>
    answerOrRefuse(
      200,
      await atItsHotel(door, caller, scope, input.params.confirmationNumber, (stay) =>
        door.hotel.desk.undoCheckIn({ ...stay, ...whoOf(caller, request) }),
      ),
    ),
});

export const checkOut = route({
  ...ofStay,
  method: "POST",
  path: "/api/v1/reservations/{confirmationNumber}/check-out",
  operationId: "checkOut",
  summary: "Let the guest leave; nights that were not lived are given back",
  input: { params },
  answers: afterwards,
  problems: [...refusals, "NOT_CHECKED_IN", "BALANCE_DUE"],
  handle: async ({ door, caller, request, input }) =>
    answerOrRefuse(
      200,
      await atItsHotel(door, caller, scope, input.params.confirmationNumber, (stay) =>
        door.hotel.desk.checkOut({ ...stay, ...whoOf(caller, request) }),
      ),
    ),
});

export const markNoShow = route({
  ...ofStay,
  method: "POST",
  path: "/api/v1/reservations/{confirmationNumber}/no-show",
  operationId: "markNoShow",
  summary: "Note, from the day of arrival on, that the guest did not come",
  input: { params },
  answers: afterwards,
  problems: [...refusals, "NOT_CONFIRMED", "WRONG_DAY"],
  handle: async ({ door, caller, request, input }) =>
    answerOrRefuse(
      200,
      await atItsHotel(door, caller, scope, input.params.confirmationNumber, (stay) =>
        door.hotel.desk.markNoShow({ ...stay, ...whoOf(caller, request) }),
      ),
    ),
});

export const readToday = route({
  method: "GET",
  path: "/api/v1/properties/{propertyId}/today",
  operationId: "readToday",
  summary: "The day at the desk: who arrives, leaves and is in the house, rooms to clean, what wants someone",
  access: { by: "staff", scope: "reservations:read" },
  limit: "read",
  writes: false,
  input: { params: z.object({ propertyId }) },
  answers: { 200: { description: "The day as it is now", schema: todayAnswer } },
  problems: ["NOT_FOUND"],
  handle: async ({ door, caller, input }) => {
    const hotel = input.params.propertyId;
    const refusal = refuseAt(caller, "reservations:read", hotel);
    if (refusal) return { refusal };
    const names = mayReadNames(caller, hotel);
    return answerOrRefuse(200, await door.hotel.desk.today({ propertyId: hotel, names }));
  },
});

export const nightAudit = route({
  method: "POST",
  path: "/api/v1/properties/{propertyId}/night-audit",
  operationId: "nightAudit",
  summary: "Close the business dates that are over: no-shows, the night on every folio, the next day",
  access: { by: "staff", scope: "day:close" },
  limit: "read",
  writes: true,
  input: { params: z.object({ propertyId }), body: nightAuditInput.nullish() },
  answers: { 200: { description: "The days that were closed", schema: nightAuditAnswer } },
  problems: ["INVALID_INPUT", "NOT_FOUND", "WRONG_DAY", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"],
  handle: async ({ door, caller, request, input }) => {
    const hotel = input.params.propertyId;
    const refusal = refuseAt(caller, "day:close", hotel);
    if (refusal) return { refusal };
    const order = { propertyId: hotel, ...input.body, ...whoOf(caller, request) };
    return answerOrRefuse(200, await door.hotel.desk.closeDays(order));
  },
});
