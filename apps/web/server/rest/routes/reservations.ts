import { createReservationInput, reservationView } from "@roomstream/domain/reservations/contract";
import { confirmationNumber, plainText } from "@roomstream/domain/shared/contract";
import { z } from "zod";
import { statusEvent } from "../../answers";
import { idempotencyKey } from "../../inputs";
import { book, lookUp } from "../../reservations";
import { answerOrRefuse, route } from "../route";

const byNumber = z.object({ confirmationNumber });
const guestQuery = z.strictObject({ lastName: plainText(80).optional() });

export const createReservation = route({
  method: "POST",
  path: "/api/v1/reservations",
  operationId: "createReservation",
  summary: "Book; the answer is PENDING, the stream says how it ends",
  access: { by: "guest-or-key", scope: "reservations:write" },
  limit: "create",
  writes: true,
  input: { headers: z.object({ "idempotency-key": idempotencyKey }), body: createReservationInput },
  answers: {
    201: { description: "The reservation, also when this key was sent before", schema: reservationView },
  },
  problems: [
    "INVALID_INPUT",
    "NOT_FOUND",
    "SOLD_OUT",
    "PRICE_CHANGED",
    "PAYMENT_REQUIRED",
    "IDEMPOTENCY_KEY_REUSED",
    "PAYLOAD_TOO_LARGE",
    "UNSUPPORTED_MEDIA_TYPE",
  ],
  handle: async ({ door, caller, input }) =>
    answerOrRefuse(201, await book(door, caller, input.body, input.headers["idempotency-key"])),
});

export const readReservation = route({
  method: "GET",
  path: "/api/v1/reservations/{confirmationNumber}",
  operationId: "readReservation",
  summary: "A reservation as it is now, with its folio and timeline",
  access: { by: "guest-or-key", scope: "reservations:read" },
  limit: "lookup",
  writes: false,
  input: { params: byNumber, query: guestQuery },
  answers: { 200: { description: "The reservation", schema: reservationView } },
  problems: ["INVALID_INPUT", "NOT_FOUND"],
  handle: async ({ door, caller, request, input }) => {
    const { confirmationNumber } = input.params;
    const found = await lookUp(door, caller, { confirmationNumber, lastName: input.query.lastName }, request);
    return answerOrRefuse(200, found);
  },
});

export const watchReservation = route({
  method: "GET",
  path: "/api/v1/reservations/{confirmationNumber}/events",
  operationId: "watchReservation",
  summary: "The reservation's status and timeline as server-sent events: as they are first, then each change",
  access: { by: "guest-or-key", scope: "reservations:read" },
  limit: "lookup",
  writes: false,
  input: {
    params: byNumber,
    query: guestQuery,
    headers: z.object({ "last-event-id": z.string().max(100).optional() }),
  },
  answers: {
    200: {
      description: "Events named `status`; `Last-Event-ID` resumes",
      schema: statusEvent,
      contentType: "text/event-stream",
    },
  },
  problems: ["INVALID_INPUT", "NOT_FOUND"],
  handle: async ({ door, caller, request, input }) => {
    const { confirmationNumber } = input.params;
    const found = await lookUp(door, caller, { confirmationNumber, lastName: input.query.lastName }, request);
    if (!found.ok) return { refusal: found.refusal };
    return { watch: { confirmationNumber, lastEventId: input.headers["last-event-id"] } };
  },
});
