import {
  flowAnswer,
  reservationEventsAnswer,
  reservationEventsQuery,
} from "@roomstream/domain/operations/engine-room/contract";
import { eventsOf, flowFor } from "../../engine-room";
import { answer, answerOrRefuse, route } from "../route";

export const readFlow = route({
  method: "GET",
  path: "/api/v1/operations/flow",
  operationId: "readFlow",
  summary: "What flows through the house: rates of the last minute, what waits now, the newest events",
  access: { by: "staff", scope: "operations:read" },
  limit: "read",
  writes: false,
  input: {},
  answers: { 200: { description: "The figures, as of `at`", schema: flowAnswer } },
  problems: [],
  handle: async ({ door, caller }) => answer(200, await flowFor(door, caller)),
});

export const readReservationEvents = route({
  method: "GET",
  path: "/api/v1/operations/reservations/{confirmationNumber}/events",
  operationId: "readReservationEvents",
  summary: "Every event of one reservation, of whichever service, and who handled it when",
  access: { by: "staff", scope: "operations:read" },
  limit: "read",
  writes: false,
  input: { params: reservationEventsQuery },
  answers: { 200: { description: "The events, in the order of recording", schema: reservationEventsAnswer } },
  problems: ["INVALID_INPUT", "NOT_FOUND"],
  handle: async ({ door, caller, input }) =>
    answerOrRefuse(200, await eventsOf(door, caller, input.params.confirmationNumber)),
});
