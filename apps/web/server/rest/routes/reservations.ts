import {
  cancelInput,
  cancellationAnswer,
  cancellationPreview,
  changeInput,
  changePreview,
  createReservationInput,
  reservationView,
} from "@roomstream/domain/reservations/contract";
import { confirmationNumber } from "@roomstream/domain/shared/contract";
import { z } from "zod";
import { statusEvent } from "../../answers";
import { whoNow } from "../../http/admission";
import { staffIdOf } from "../../http/caller";
import { guestProof, idempotencyKey } from "../../inputs";
import { askCancel, askChange, book, cancel, change, lookUp, stillSees } from "../../reservations";
import { answerOrRefuse, route } from "../route";

const byNumber = z.object({ confirmationNumber });
const guestQuery = z.strictObject(guestProof);
/** With `?preview=true` nothing is done. */
const orderQuery = guestQuery.extend({ preview: z.enum(["true", "false"]).optional() });

export const createReservation = route({
  method: "POST",
  path: "/api/v1/reservations",
  operationId: "createReservation",
  summary: "Book; the answer is PENDING, the stream says how it ends",
  access: { by: "guest-or-staff", scope: "reservations:write" },
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
  access: { by: "guest-or-staff", scope: "reservations:read" },
  limit: "lookup",
  writes: false,
  input: { params: byNumber, query: guestQuery },
  answers: { 200: { description: "The reservation", schema: reservationView } },
  problems: ["INVALID_INPUT", "NOT_FOUND"],
  handle: async ({ door, caller, request, input }) => {
    const found = await lookUp(door, caller, { ...input.params, ...input.query }, request);
    return answerOrRefuse(200, found);
  },
});

export const watchReservation = route({
  method: "GET",
  path: "/api/v1/reservations/{confirmationNumber}/events",
  operationId: "watchReservation",
  summary: "The reservation's status and timeline as server-sent events: as they are first, then each change",
  access: { by: "guest-or-staff", scope: "reservations:read" },
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
    const lookup = { ...input.params, ...input.query };
    const found = await lookUp(door, caller, lookup, request);
    if (!found.ok) return { refusal: found.refusal };
    return {
      watch: {
        confirmationNumber: lookup.confirmationNumber,
        lastEventId: input.headers["last-event-id"],
        staffId: staffIdOf(caller),
        stillMay: async () => {
          const now = await whoNow(door, request);
          return now !== undefined && stillSees(door, now, lookup);
        },
      },
    };
  },
});

export const changeReservation = route({
  method: "PATCH",
  path: "/api/v1/reservations/{confirmationNumber}",
  operationId: "changeReservation",
  summary: "Propose other dates, another room type or other guests; the stream says how it ends",
  description:
    "Sent again, it changes nothing twice: while the first is on its way the answer is 409 `CHANGE_PENDING`, and once it is in force 422 `INVALID_INPUT`, because nothing would change. So an `Idempotency-Key` is neither needed nor read.",
  access: { by: "guest-or-staff", scope: "reservations:write" },
  limit: "lookup",
  writes: true,
  input: { params: byNumber, query: orderQuery, body: changeInput },
  answers: {
    200: { description: "With `?preview=true`: what the changed stay would cost", schema: changePreview },
    202: { description: "The reservation with its proposal", schema: reservationView },
  },
  problems: [
    "INVALID_INPUT",
    "NOT_FOUND",
    "SOLD_OUT",
    "PRICE_CHANGED",
    "CHANGE_PENDING",
    "NOT_CHANGEABLE",
    "ROOM_TAKEN",
    "PAYLOAD_TOO_LARGE",
    "UNSUPPORTED_MEDIA_TYPE",
  ],
  handle: async ({ door, caller, request, input }) => {
    const { preview, ...proof } = input.query;
    const order = { door, caller, request, lookup: { ...input.params, ...proof } };
    return preview === "true"
      ? answerOrRefuse(200, await askChange(order, input.body))
      : answerOrRefuse(202, await change(order, input.body));
  },
});

export const cancelReservation = route({
  method: "POST",
  path: "/api/v1/reservations/{confirmationNumber}/cancel",
  operationId: "cancelReservation",
  summary: "Cancel; the answer says what is kept and what is given back",
  description:
    "Sent again, it cancels nothing twice and is answered as before, with what is left to be given back. So an `Idempotency-Key` is neither needed nor read.",
  access: { by: "guest-or-staff", scope: "reservations:write" },
  limit: "lookup",
  writes: true,
  input: { params: byNumber, query: orderQuery, body: cancelInput.nullish() },
  answers: {
    200: {
      description: "The reservation and what is given back; with `?preview=true` only what would be",
      schema: z.union([cancellationAnswer, cancellationPreview]),
    },
  },
  problems: [
    "INVALID_INPUT",
    "NOT_FOUND",
    "NOT_CANCELLABLE",
    "FEE_CHANGED",
    "PAYLOAD_TOO_LARGE",
    "UNSUPPORTED_MEDIA_TYPE",
  ],
  handle: async ({ door, caller, request, input }) => {
    const { preview, ...proof } = input.query;
    const order = { door, caller, request, lookup: { ...input.params, ...proof } };
    const wanted = input.body ?? { reason: "GUEST" as const };
    return preview === "true"
      ? answerOrRefuse(200, await askCancel(order, wanted))
      : answerOrRefuse(200, await cancel(order, wanted));
  },
});
