import { z } from "zod";
import { calendarDate, confirmationNumber, money, plainText } from "../shared/contract";

export const reservationStatus = z.enum([
  "PENDING",
  "CONFIRMED",
  "CHECKED_IN",
  "CHECKED_OUT",
  "CANCELLED",
  "NO_SHOW",
]);
export type ReservationStatus = z.infer<typeof reservationStatus>;

export const cancellationReason = z.enum(["SOLD_OUT", "PAYMENT_FAILED", "TIMED_OUT", "GUEST", "HOTEL"]);
export type CancellationReason = z.infer<typeof cancellationReason>;

/** Why a proposed change did not take force. */
export const withdrawalReason = z.enum([
  "SOLD_OUT",
  "PAYMENT_FAILED",
  "TIMED_OUT",
  "ROOM_TAKEN",
  "GUEST",
  "HOTEL",
]);
export type WithdrawalReason = z.infer<typeof withdrawalReason>;

/** The longest stay that is sold, in nights. */
export const MOST_NIGHTS = 60;

const party = {
  adults: z.coerce.number().int().min(1, "at least one adult").max(20),
  children: z.coerce.number().int().min(0).max(20).default(0),
};

/** The query of `GET /api/v1/properties/{propertyId}/offers`. */
export const offersQuery = z.strictObject({
  arrival: calendarDate,
  departure: calendarDate,
  ...party,
});

export const cancellationPolicy = z.object({
  /** The moment up to which cancelling is free; null where it never is. */
  freeUntil: z.iso.datetime().nullable(),
  /** What is kept after that. */
  fee: money,
  /** One sentence, in the hotel's local time. */
  text: z.string(),
});

export const offer = z.object({
  roomTypeId: z.string(),
  roomTypeName: z.string(),
  ratePlanId: z.string(),
  ratePlanName: z.string(),
  /** What the plan includes, for example breakfast; empty when it is the room alone. */
  includes: z.string(),
  roomsLeft: z.int(),
  nights: z.array(z.object({ date: calendarDate, amount: z.int() })),
  totals: z.object({
    room: z.int(),
    /** Everything on top of the room's own price. */
    tax: z.int(),
    total: z.int(),
    currency: z.string(),
    /** Tax inside the room's own price, for information. */
    includedTax: z.int(),
    taxLines: z.array(z.object({ name: z.string(), amount: z.int(), included: z.boolean() })),
  }),
  /** PREPAY is captured at once, AUTHORIZE is held and captured in part, NONE asks for no card. */
  guarantee: z.enum(["NONE", "AUTHORIZE", "PREPAY"]),
  /** What is captured when the booking confirms. */
  dueNow: money,
  /** What is held on the card, due now included. */
  heldNow: money,
  cancellationPolicy,
});
export type Offer = z.infer<typeof offer>;

export const offersAnswer = z.object({ offers: z.array(offer) });

export const createReservationInput = z.strictObject({
  propertyId: z.string().max(40),
  roomTypeId: z.string().max(60),
  ratePlanId: z.string().max(60),
  arrival: calendarDate,
  departure: calendarDate,
  adults: z.int().min(1, "at least one adult").max(20),
  children: z.int().min(0).max(20).default(0),
  guest: z.strictObject({
    firstName: plainText(80),
    lastName: plainText(80),
    email: z.email().max(254),
    phone: z
      .string()
      .trim()
      .regex(/^\+?[0-9 ().-]{5,30}$/, "must be a telephone number")
      .optional(),
  }),
  /** Asked for when the rate plan wants a guarantee. */
  payment: z
    .strictObject({ token: z.string().regex(/^tok_[a-z0-9_]{1,60}$/i, "must be a gateway token") })
    .optional(),
  expectedTotal: money,
  notes: z
    .string()
    .trim()
    .max(1000)
    .regex(/^[^\p{Cc}]*(?:\n[^\p{Cc}]*)*$/u, "must not contain control characters")
    .default(""),
});
export type CreateReservationInput = z.infer<typeof createReservationInput>;
/** Who stays, as typed when booking. */
export type Guest = CreateReservationInput["guest"];

export const timelineEntry = z.object({
  eventId: z.string(),
  eventType: z.string(),
  occurredAt: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
  /** What happened in one line, for people. */
  summary: z.string(),
});

export const folio = z.object({
  charges: z.int(),
  payments: z.int(),
  authorized: z.int(),
  refunds: z.int(),
  balance: z.int(),
  currency: z.string(),
});

export type Folio = z.infer<typeof folio>;

/** Another stay beside the one in force, until hold and money for it are there. */
export const proposalView = z.object({
  stayVersion: z.int(),
  roomTypeId: z.string(),
  roomTypeName: z.string(),
  arrival: calendarDate,
  departure: calendarDate,
  adults: z.int(),
  children: z.int(),
  nights: z.array(z.object({ date: calendarDate, amount: z.int() })),
  totals: offer.shape.totals,
  /** What more is to be held on the card. */
  heldMore: money,
  cancellationPolicy,
  held: z.boolean(),
  authorized: z.boolean(),
  expiresAt: z.iso.datetime(),
});
export type ProposalView = z.infer<typeof proposalView>;

/** `PATCH /api/v1/reservations/{confirmationNumber}`; what is not named stays as it is. */
export const changeInput = z.strictObject({
  arrival: calendarDate.optional(),
  departure: calendarDate.optional(),
  roomTypeId: z.string().max(60).optional(),
  adults: z.int().min(1, "at least one adult").max(20).optional(),
  children: z.int().min(0).max(20).optional(),
  /** The whole new total that was agreed to; `?preview=true` tells it, and needs none. */
  expectedTotal: money.optional(),
});
export type ChangeInput = z.infer<typeof changeInput>;

/** What a change would cost: the answer to its preview. */
export const changePreview = proposalView
  .omit({ stayVersion: true, held: true, authorized: true, expiresAt: true })
  .extend({ totalBefore: money, difference: money });
export type ChangePreview = z.infer<typeof changePreview>;

/** What a cancellation would keep and give back: the answer to its preview. */
export const cancellationPreview = z.object({
  status: reservationStatus,
  /** Kept by the hotel. */
  fee: money,
  /** Paid already and given back. */
  refund: money,
  /** Held on the card and let go. */
  released: money,
  policy: cancellationPolicy,
});
export type CancellationPreview = z.infer<typeof cancellationPreview>;

/** The key in the link of a guest's mails. */
export const guestLink = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "must be the key of the link in the mail");

/** The body of `POST /api/v1/reservations/{confirmationNumber}/cancel`; it may be left out. */
export const cancelInput = z.strictObject({
  /** HOTEL: the hotel cannot keep the stay, and keeps nothing of the money; only staff and keys may say so. */
  reason: z.enum(["GUEST", "HOTEL"]).default("GUEST"),
  /** The fee that the preview named: with another one nothing is cancelled, as a time to cancel free of charge may be over by then. */
  expectedFee: money.optional(),
});
export type CancelInput = z.infer<typeof cancelInput>;

/** `GET /api/v1/reservations/{confirmationNumber}`; the answer to a create is the same with status PENDING. */
export const reservationView = z.object({
  reservationId: z.string(),
  confirmationNumber,
  propertyId: z.string(),
  status: reservationStatus,
  cancellationReason: cancellationReason.nullable(),
  version: z.int(),
  roomTypeId: z.string(),
  roomTypeName: z.string(),
  ratePlanId: z.string(),
  ratePlanName: z.string(),
  arrival: calendarDate,
  departure: calendarDate,
  adults: z.int(),
  children: z.int(),
  guest: z.object({ firstName: z.string(), lastName: z.string(), email: z.string() }).nullable(),
  nights: z.array(z.object({ date: calendarDate, amount: z.int() })),
  totals: offer.shape.totals,
  guarantee: offer.shape.guarantee,
  dueNow: money,
  heldNow: money,
  cancellationPolicy,
  /** Kept of a stay that was cancelled or not come to; null while there is none. */
  fee: money.nullable(),
  /** The room that the guest is in, or the last that the stay was given; null while none is assigned. */
  roomId: z.string().nullable(),
  proposal: proposalView.nullable(),
  /** Why the last proposal did not take force; null when it did, or there was none. */
  withdrawn: withdrawalReason.nullable(),
  folio,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  timeline: z.array(timelineEntry),
});
export type ReservationView = z.infer<typeof reservationView>;

/** What a check-out today would charge: the stay as it was lived, with its price and its folio. */
export const checkOutPreview = reservationView
  .pick({ status: true, departure: true, nights: true, totals: true, fee: true, folio: true })
  .extend({
    /** What the whole stay would have cost. */
    totalBefore: money,
    /** Nights that are given back to sell. */
    nightsBack: z.int(),
    /** Whether what is left to pay is taken from a card; without one it is paid before. */
    card: z.boolean(),
  });
export type CheckOutPreview = z.infer<typeof checkOutPreview>;

/** The answer to a cancellation: the reservation, and what is given back. */
export const cancellationAnswer = reservationView.extend({ refund: money, released: money });
export type CancellationAnswer = z.infer<typeof cancellationAnswer>;
