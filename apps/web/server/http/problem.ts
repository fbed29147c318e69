import { cancellationPreview, offer } from "@roomstream/domain/reservations/contract";
import type { Refusal } from "@roomstream/domain/shared/result";
import { z } from "zod";

/** Every code a problem can have, with its HTTP status: the one place where the two meet. */
export const PROBLEMS = {
  INVALID_INPUT: { status: 422, title: "The input is not accepted" },
  NOT_FOUND: { status: 404, title: "Not found" },
  SOLD_OUT: { status: 409, title: "Sold out" },
  PRICE_CHANGED: { status: 409, title: "The price has changed" },
  FEE_CHANGED: { status: 409, title: "The fee has changed" },
  IDEMPOTENCY_KEY_REUSED: { status: 422, title: "The idempotency key was used for another request" },
  PAYMENT_REQUIRED: { status: 422, title: "A payment token is required" },
  CHANGE_PENDING: { status: 409, title: "A change is not decided yet" },
  NOT_CANCELLABLE: { status: 409, title: "It can no longer be cancelled" },
  NOT_CHANGEABLE: { status: 409, title: "It can no longer be changed" },
  NOT_CONFIRMED: { status: 409, title: "The reservation is not confirmed" },
  ALREADY_CHECKED_IN: { status: 409, title: "The guest is checked in already" },
  NOT_CHECKED_IN: { status: 409, title: "The guest is not checked in" },
  WRONG_DAY: { status: 409, title: "Not on this business date" },
  ROOM_NEEDED: { status: 409, title: "A room is to be assigned first" },
  ROOM_TAKEN: { status: 409, title: "The room is taken" },
  ROOM_NOT_READY: { status: 409, title: "The room is not ready" },
  ROOM_OUT_OF_ORDER: { status: 409, title: "The room is out of order" },
  BALANCE_DUE: { status: 409, title: "A balance is due" },
  TOO_MUCH: { status: 409, title: "The amount is more than there is" },
  ALREADY_REPLAYED: { status: 409, title: "It was replayed already" },
  NOT_AN_EVENT: { status: 409, title: "It cannot be replayed as it is" },
  MALFORMED_REQUEST: { status: 400, title: "The request cannot be read" },
  UNAUTHORIZED: { status: 401, title: "Not signed in" },
  FORBIDDEN: { status: 403, title: "Not allowed" },
  METHOD_NOT_ALLOWED: { status: 405, title: "The method is not allowed here" },
  REQUEST_TIMEOUT: { status: 408, title: "The request took too long to arrive" },
  PAYLOAD_TOO_LARGE: { status: 413, title: "The body is too large" },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: "The content type is not supported" },
  RATE_LIMITED: { status: 429, title: "Too many requests" },
  HEADERS_TOO_LARGE: { status: 431, title: "The headers are too large" },
  INTERNAL: { status: 500, title: "Something went wrong here" },
  UNAVAILABLE: { status: 503, title: "Not available at the moment" },
} as const satisfies Record<string, { status: number; title: string }> &
  Record<Refusal["code"], { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A problem before it is tied to one request: a refusal of the domain is one as it is. */
export type Fault = {
  code: ProblemCode;
  /** What is wrong and what to do next. */
  message: string;
  errors?: Refusal["errors"] | undefined;
  offer?: Refusal["offer"] | undefined;
  cancellation?: Refusal["cancellation"] | undefined;
  /** Seconds until it is worth asking again. */
  retryAfter?: number | undefined;
};

/** The problem document of RFC 9457. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
  detail: z.string(),
  /** Names this one occurrence; the log has the same id, unless there was no request that could be read. */
  instance: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  offer: offer.optional(),
  cancellation: cancellationPreview.optional(),
});
export type Problem = z.infer<typeof problem>;

/** The document for a fault that happened to a request. */
export function problemOf(fault: Fault, requestId: string): Problem {
  const { status, title } = PROBLEMS[fault.code];
  return {
    type: `urn:roomstream:problem:${fault.code.toLowerCase().replaceAll("_", "-")}`,
    title,
    status,
    code: fault.code,
    detail: fault.message,
    instance: `urn:uuid:${requestId}`,
    ...(fault.errors && { errors: fault.errors }),
    ...(fault.offer && { offer: fault.offer }),
    ...(fault.cancellation && { cancellation: fault.cancellation }),
  };
}

/** The fault of a caller who asks too often. */
export const rateLimited = (seconds: number, what = "Too many requests"): Fault => ({
  code: "RATE_LIMITED",
  message: `${what}; wait ${seconds} s.`,
  retryAfter: seconds,
});

/** Carries a fault through a framework that only knows exceptions. */
export class FaultError extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.message);
    this.name = "FaultError";
    this.fault = fault;
  }
}
