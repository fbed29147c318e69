import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import type { Payment } from "../payment";

export type PaymentState = Pick<Payment, "status" | "wanted" | "stayVersion" | "reason"> & {
  authorized: number;
  captured: number;
  voided: number;
  refunded: number;
  toCapture: number;
  /** Whether a call to the gateway is still to be made or to be answered. */
  open: boolean;
};

/** What payments has done for reservations so far, by reservation id. Those it never heard of are not there. */
export async function paymentsOf(args: {
  ctx: Context;
  reservationIds: string[];
}): Promise<Map<string, PaymentState>> {
  const rows = await run<PaymentState & { reservationId: string }>(args.ctx.databases.of("payments"), {
    name: "payments-of",
    text: `SELECT p.reservation_id AS "reservationId", p.status, p.wanted, p.stay_version AS "stayVersion", p.reason,
        p.authorized, p.captured, p.voided, p.refunded, p.to_capture AS "toCapture",
        EXISTS (SELECT FROM payments.gateway_operation o WHERE o.reservation_id = p.reservation_id
          AND o.status IN ('WAITING', 'CALLING', 'UNKNOWN')) AS open
      FROM payments.payment p WHERE p.reservation_id = ANY($1::uuid[])`,
    values: [args.reservationIds],
  });
  return new Map(rows.map((row) => [row.reservationId, row]));
}
