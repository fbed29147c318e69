import {
  deskPayment,
  deskRefund,
  folioOfStay,
  paymentTaken,
  refundMade,
} from "@roomstream/domain/payments/contract";
import { confirmationNumber } from "@roomstream/domain/shared/contract";
import { z } from "zod";
import { atItsHotel } from "../../desk";
import type { ProblemCode } from "../../http/problem";
import { idempotencyKey } from "../../inputs";
import { payerOf } from "../../payments";
import { answerOrRefuse, route } from "../route";

const params = z.object({ confirmationNumber });
const scope = "payments:write";
/** What every movement of money at the desk has in common: for staff of the hotel and keys with the scope, once a key. */
const ofMoney = { access: { by: "staff", scope }, limit: "read", writes: true } as const;
const headers = z.object({ "idempotency-key": idempotencyKey });
const refusals = [
  "INVALID_INPUT",
  "NOT_FOUND",
  "TOO_MUCH",
  "IDEMPOTENCY_KEY_REUSED",
  "PAYLOAD_TOO_LARGE",
  "UNSUPPORTED_MEDIA_TYPE",
] as const satisfies ProblemCode[];

export const readFolio = route({
  method: "GET",
  path: "/api/v1/reservations/{confirmationNumber}/folio",
  operationId: "readFolio",
  summary: "What was put on a stay's folio, line by line, and what is still to be paid",
  access: { by: "staff", scope: "payments:read" },
  limit: "read",
  writes: false,
  input: { params },
  answers: { 200: { description: "The folio", schema: folioOfStay } },
  problems: ["NOT_FOUND"],
  handle: async ({ door, caller, input }) =>
    answerOrRefuse(
      200,
      await atItsHotel(door, caller, "payments:read", input.params.confirmationNumber, (stay) =>
        door.hotel.payments.folio(stay),
      ),
    ),
});

export const takePayment = route({
  ...ofMoney,
  method: "POST",
  path: "/api/v1/reservations/{confirmationNumber}/payments",
  operationId: "takePayment",
  summary: "Note money that was taken at the desk; the card is asked for so much less",
  input: { params, headers, body: deskPayment },
  answers: { 201: { description: "The payment, also when this key was sent before", schema: paymentTaken } },
  problems: [...refusals],
  handle: async ({ door, caller, request, input }) =>
    answerOrRefuse(
      201,
      await atItsHotel(door, caller, scope, input.params.confirmationNumber, (stay) =>
        door.hotel.payments.take({
          ...stay,
          ...payerOf(caller, request),
          idempotencyKey: input.headers["idempotency-key"],
          input: input.body,
        }),
      ),
    ),
});

export const refundPayment = route({
  ...ofMoney,
  method: "POST",
  path: "/api/v1/reservations/{confirmationNumber}/refunds",
  operationId: "refundPayment",
  summary: "Give money back: to the card first, the rest at the desk; nothing asks for it again",
  input: { params, headers, body: deskRefund },
  answers: { 201: { description: "The refund, also when this key was sent before", schema: refundMade } },
  problems: [...refusals],
  handle: async ({ door, caller, request, input }) =>
    answerOrRefuse(
      201,
      await atItsHotel(door, caller, scope, input.params.confirmationNumber, (stay) =>
        door.hotel.payments.refund({
          ...stay,
          ...payerOf(caller, request),
          idempotencyKey: input.headers["idempotency-key"],
          input: input.body,
        }),
      ),
    ),
});
