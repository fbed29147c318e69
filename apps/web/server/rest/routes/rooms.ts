import {
  outOfOrderAnswer,
  roomBoard,
  roomStatusAnswer,
  roomStatusInput,
} from "@roomstream/domain/desk/contract";
import { outOfOrderInput } from "@roomstream/domain/property/contract";
import { z } from "zod";
import { mayReadNames, whoOf } from "../../desk";
import { refuseAt } from "../../http/caller";
import { propertyId, roomId } from "../../inputs";
import { answerOrRefuse, route } from "../route";

const ofRoom = z.object({ propertyId, roomId });

export const listRooms = route({
  method: "GET",
  path: "/api/v1/properties/{propertyId}/rooms",
  operationId: "listRooms",
  summary: "Every room: how it is, who is in it, who comes today, and what is to be done first",
  access: { by: "staff", scope: "rooms:read" },
  limit: "read",
  writes: false,
  input: { params: z.object({ propertyId }) },
  answers: { 200: { description: "The rooms by number", schema: roomBoard } },
  problems: ["NOT_FOUND"],
  handle: async ({ door, caller, input }) => {
    const hotel = input.params.propertyId;
    const refusal = refuseAt(caller, "rooms:read", hotel);
    if (refusal) return { refusal };
    const names = mayReadNames(caller, hotel);
    return answerOrRefuse(200, await door.hotel.desk.rooms({ propertyId: hotel, names }));
  },
});

export const setRoomStatus = route({
  method: "POST",
  path: "/api/v1/properties/{propertyId}/rooms/{roomId}/status",
  operationId: "setRoomStatus",
  summary: "Say that a room is clean, dirty or inspected",
  access: { by: "staff", scope: "rooms:clean" },
  limit: "read",
  writes: true,
  input: { params: ofRoom, body: roomStatusInput },
  answers: { 200: { description: "How the room is now", schema: roomStatusAnswer } },
  problems: ["INVALID_INPUT", "NOT_FOUND", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"],
  handle: async ({ door, caller, request, input }) => {
    const refusal = refuseAt(caller, "rooms:clean", input.params.propertyId);
    if (refusal) return { refusal };
    const order = { ...input.params, ...input.body, ...whoOf(caller, request) };
    return answerOrRefuse(200, await door.hotel.desk.setRoomStatus(order));
  },
});

export const takeOutOfOrder = route({
  method: "POST",
  path: "/api/v1/properties/{propertyId}/rooms/{roomId}/out-of-order",
  operationId: "takeOutOfOrder",
  summary: "Take a room out of the inventory for some nights, both dates included",
  access: { by: "staff", scope: "rooms:write" },
  limit: "read",
  writes: true,
  input: { params: ofRoom, body: outOfOrderInput },
  answers: { 201: { description: "The time out of order", schema: outOfOrderAnswer } },
  problems: [
    "INVALID_INPUT",
    "NOT_FOUND",
    "ROOM_TAKEN",
    "ROOM_OUT_OF_ORDER",
    "PAYLOAD_TOO_LARGE",
    "UNSUPPORTED_MEDIA_TYPE",
  ],
  handle: async ({ door, caller, request, input }) => {
    const refusal = refuseAt(caller, "rooms:write", input.params.propertyId);
    if (refusal) return { refusal };
    const order = { ...input.params, input: input.body, ...whoOf(caller, request) };
    return answerOrRefuse(201, await door.hotel.desk.takeOutOfOrder(order));
  },
});

export const putBackIntoOrder = route({
  method: "POST",
  path: "/api/v1/properties/{propertyId}/rooms/{roomId}/out-of-order/{outOfOrderId}/end",
  operationId: "putBackIntoOrder",
  summary: "End a time out of order from the business date on",
  access: { by: "staff", scope: "rooms:write" },
  limit: "read",
  writes: true,
  input: { params: ofRoom.extend({ outOfOrderId: z.uuid() }) },
  answers: { 200: { description: "The time out of order that has ended", schema: outOfOrderAnswer } },
  problems: ["INVALID_INPUT", "NOT_FOUND", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"],
  handle: async ({ door, caller, request, input }) => {
    const refusal = refuseAt(caller, "rooms:write", input.params.propertyId);
    if (refusal) return { refusal };
    const order = { ...input.params, ...whoOf(caller, request) };
    return answerOrRefuse(200, await door.hotel.desk.putBackIntoOrder(order));
  },
});
