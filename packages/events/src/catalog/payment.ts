import { z } from "zod";
import { eventType } from "./event-type";
import { calendarDate, currency, minorUnits, reservationId, stayVersion } from "./values";

const payment = z.object({ reservationId, stayVersion, amount: minorUnits, currency });
const charged = payment.extend({ operationId: z.uuid(), chargeId: z.string() });

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
    when: "the gateway holds the money",
    consumers: ["reservations"],
    data: charged,
  }),
  "payment.captured": eventType({
    version: 1,
    partitions: 6,
    when: "held money was taken",
    consumers: ["reservations"],
    data: charged,
  }),
  "payment.failed": eventType({
    version: 1,
    partitions: 6,
    when: "the guarantee was refused, or came too late",
    consumers: ["reservations"],
    data: payment.extend({ reason: z.string() }),
  }),
  "payment.refunded": eventType({
    version: 1,
    partitions: 6,
    when: "taken money was given back",
    consumers: ["reservations"],
    data: charged,
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
      /** Charges are positive amounts, what the guest gave at the desk too; CASH_BACK was given to the guest. */
      entry: z.enum(["NIGHT", "CANCELLATION_FEE", "NO_SHOW_FEE", "CASH", "CASH_BACK"]),
      /** The night that was posted. */
      night: calendarDate.nullable(),
      /** What of the amount is the hotel's own; the rest is tax. Zero for money of the desk. */
      net: minorUnits,
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
