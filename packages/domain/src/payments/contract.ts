import { z } from "zod";
import { calendarDate, money, plainText } from "../shared/contract";

const amount = money.refine((given) => given.amount > 0, {
  path: ["amount"],
  message: "must be more than 0",
});

/** `POST /api/v1/reservations/{confirmationNumber}/payments`: money that was taken at the desk. */
export const deskPayment = z.strictObject({
  amount,
  /** In notes and coins, or by a terminal of the hotel's own. */
  method: z.enum(["CASH", "TERMINAL"]),
});
export type DeskPayment = z.infer<typeof deskPayment>;

/** `POST /api/v1/reservations/{confirmationNumber}/refunds`: to the card first, the rest at the desk. */
export const deskRefund = z.strictObject({ amount, reason: plainText(200) });
export type DeskRefund = z.infer<typeof deskRefund>;

export const folioLine = z.object({
  at: z.iso.datetime(),
  businessDate: calendarDate,
  entry: z.enum([
    "NIGHT",
    "CANCELLATION_FEE",
    "NO_SHOW_FEE",
    "ADJUSTMENT",
    "ALLOWANCE",
    "CASH",
    "CASH_BACK",
    "CARD",
    "CARD_BACK",
  ]),
  /** What it is, for people. */
  text: z.string(),
  night: calendarDate.nullable(),
  /** What it adds to what is owed: charges are positive, what was paid is negative. */
  amount: z.int(),
});
export type FolioLine = z.infer<typeof folioLine>;

/** What was put on a stay's folio so far, and how it stands. */
export const folioOfStay = z.object({
  currency: z.string(),
  lines: z.array(folioLine),
  charges: z.int(),
  /** Let off by the house. */
  allowed: z.int(),
  paid: z.int(),
  refunded: z.int(),
  /** Held on the card, not taken. */
  held: z.int(),
  /** Posted and not paid; less than zero when the guest has paid more. */
  balance: z.int(),
  /** Why the card was refused last, or the gateway moves no money; null when nothing is wrong. */
  trouble: z.string().nullable(),
});
export type FolioOfStay = z.infer<typeof folioOfStay>;

export const paymentTaken = z.object({ amount: money, folio: folioOfStay });
export type PaymentTaken = z.infer<typeof paymentTaken>;

/** What of a refund goes back to the card, by the gateway and in a moment, and what the desk gives by hand now. */
export const refundMade = z.object({ amount: money, toCard: money, atDesk: money, folio: folioOfStay });
export type RefundMade = z.infer<typeof refundMade>;
