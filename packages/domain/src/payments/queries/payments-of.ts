import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import type { Payment } from "../payment";

/**
 * What payments has done for a reservation so far. `status` answers for `stayVersion` alone: AUTHORIZED, the card stands for
 * what that version asks, up to `asked`; FAILED, it was refused for `reason`. While `wanted` is AUTHORIZE or PROPOSE
 * somebody waits for it.
 */
export type PaymentState = Pick<Payment, "status" | "wanted" | "asOf" | "stayVersion" | "reason"> & {
  /** What the guarantee of `stayVersion` is to hold or take in all. */
  asked: number;
  authorized: number;
  captured: number;
  voided: number;
  refunded: number;
  toCapture: number;
  cash: number;
  /** What the house lets the guest off. */
  allowed: number;
  /** Why the gateway refused to move money; null when it did not. */
  stuck: string | null;
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
    text: `SELECT p.reservation_id AS "reservationId", p.status, p.wanted, p.as_of AS "asOf", p.stay_version AS "stayVersion",
        p.reason, p.asked_authorize AS asked, p.authorized, p.captured, p.voided, p.refunded, p.to_capture AS "toCapture",
        p.cash, p.allowed, p.stuck_reason AS stuck,
        EXISTS (SELECT FROM payments.gateway_operation o WHERE o.reservation_id = p.reservation_id
          AND o.status IN ('WAITING', 'CALLING', 'UNKNOWN')) AS open
      FROM payments.payment p WHERE p.reservation_id = ANY($1::uuid[])`,
    values: [args.reservationIds],
  });
  return new Map(rows.map((row) => [row.reservationId, row]));
}
