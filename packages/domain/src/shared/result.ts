import type { CancellationPreview, Offer } from "../reservations/contract";

/** An expected refusal: a value for the caller, told in words that say what to do next. Knows nothing of HTTP. */
export type Refusal = {
  code: RefusalCode;
  message: string;
  /** Where in the input, when it is the input. */
  errors?: { path: string; message: string }[];
  /** The offer as it is now, with PRICE_CHANGED. */
  offer?: Offer;
  /** What cancelling keeps and gives back now, with FEE_CHANGED. */
  cancellation?: CancellationPreview;
};

export type RefusalCode =
  | "INVALID_INPUT"
  | "NOT_FOUND"
  | "SOLD_OUT"
  | "PRICE_CHANGED"
  | "FEE_CHANGED"
  | "PAYMENT_REQUIRED"
  | "IDEMPOTENCY_KEY_REUSED"
  | "CHANGE_PENDING"
  | "NOT_CANCELLABLE"
  | "NOT_CHANGEABLE"
  | "NOT_CONFIRMED"
  | "ALREADY_CHECKED_IN"
  | "NOT_CHECKED_IN"
  | "WRONG_DAY"
  | "ROOM_NEEDED"
  | "ROOM_TAKEN"
  | "ROOM_NOT_READY"
  | "ROOM_OUT_OF_ORDER"
  | "BALANCE_DUE"
  | "TOO_MUCH"
  | "ALREADY_REPLAYED"
  | "NOT_AN_EVENT";

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const accept = <T>(value: T): Result<T> => ({ ok: true, value });
export const refuse = (code: RefusalCode, message: string, more: Omit<Refusal, "code" | "message"> = {}) =>
  ({ ok: false, refusal: { code, message, ...more } }) as const;

export const noSuchReservation = refuse(
  "NOT_FOUND",
  "There is no reservation with this confirmation number; check it.",
);

/** Refuses one field of the input. */
export const refuseField = (path: string, message: string) =>
  refuse("INVALID_INPUT", `${path}: ${message}`, { errors: [{ path, message }] });
