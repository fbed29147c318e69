import { z } from "zod";
import { eventType } from "./event-type";
import { calendarDate, currency, minorUnits, reservationId, stayVersion } from "./values";

const payment = z.object({ reservationId, stayVersion, amount: minorUnits, currency });
const charged = payment.extend({ operationId: z.uuid(), chargeId: z.string() });

/** What the guest's money is until it pays for something: a deposit; from then on it is on the folio. */
const account = z.enum(["GUEST_DEPOSITS", "GUEST_FOLIO"]).default("GUEST_DEPOSITS");

/** What of the entries of a folio the guest is charged; the others pay, or let off. */
export const CHARGING_ENTRIES = ["NIGHT", "CANCELLATION_FEE", "NO_SHOW_FEE", "ADJUSTMENT"] as const;

export const paymentEvents = {
  "payment.initiated": eventType({
    version: 1,
    partitions: 6,
    when: "the gateway is to be asked to hold money",
    consumers: ["reservations"],
    data: payment,
  }),
  "payment.authorized": eventType({
    version: 1,
    partitions: 6,
    when: "the gateway holds the money that a version asks for",
    consumers: ["reservations"],
    /** Without operation and of amount zero: what was held before is enough for this version too. */
    data: charged.extend({ operationId: z.uuid().nullable(), chargeId: z.string().nullable() }),
  }),
  "payment.captured": eventType({
    version: 1,
    partitions: 6,
    when: "held money was taken",
    consumers: ["reservations"],
    data: charged.extend({ account }),
  }),
  "payment.failed": eventType({
    version: 1,
    partitions: 6,
    when: "the guarantee was refused, or came too late",
    consumers: ["reservations"],
    data: payment.extend({
      reason: z.string(),
      /** What the gateway holds all the same, when its answer came too late; it is let go. */
      operationId: z.uuid().nullable().default(null),
      chargeId: z.string().nullable().default(null),
    }),
  }),
  "payment.refunded": eventType({
    version: 1,
    partitions: 6,
    when: "taken money was given back",
    consumers: ["reservations"],
    data: charged.extend({ account }),
  }),
  "payment.voided": eventType({
    version: 1,
    partitions: 6,
    when: "held money was let go",
    consumers: ["reservations"],
    data: charged,
  }),
  "payment.posted": eventType({
    version: 1,
    partitions: 6,
    when: "a night, a fee or money of the desk was put on a folio",
    consumers: ["reservations"],
    data: payment.extend({
      /**
       * Charges are positive amounts, what the guest gave at the desk too; CASH_BACK was given to the guest.
       * ADJUSTMENT brings what was posted to the price of the stay as it was lived, up or down. ALLOWANCE is what the house lets
       * the guest off. DEPOSIT_APPLIED puts what was paid before onto the folio, DEPOSIT_RETURNED makes it a deposit again.
       */
      entry: z.enum([
        ...CHARGING_ENTRIES,
        "CASH",
        "CASH_BACK",
        "ALLOWANCE",
        "DEPOSIT_APPLIED",
        "DEPOSIT_RETURNED",
      ]),
      /** The night that was posted. */
      night: calendarDate.nullable(),
      /** What of the amount is the hotel's own; the rest is tax. Zero for money of the desk. */
      net: minorUnits,
      account,
    }),
  }),
  "payment.settled": eventType({
    version: 1,
    partitions: 6,
    when: "the gateway paid out to the hotel",
    consumers: [],
    data: z.object({ amount: minorUnits, currency, settlementId: z.string() }),
  }),
} as const;
