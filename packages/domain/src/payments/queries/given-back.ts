import { run } from "@roomstream/db/transaction";
import { keptOf, waysBack } from "../../reservations/queries/bill";
import type { Context } from "../../shared/context";

/** A stay that does not take place: the version of it that says so, and the fee for that. */
export type Ended = { reservationId: string; stayVersion: number; fee: number };

/** What is kept of the money of such a stay, and what is given back of it: to the card, and by hand at the desk. */
export type GivenBack = { kept: number; toCard: number; atDesk: number };

/**
 * What ends of stays give back, by reservation id. It is the same before, while and after the gateway gives it back: what was given back
 * for other reasons before does not count, and what is being taken while the stay ends does, as it is given back in turn.
 */
export async function givenBack(args: { ctx: Context; ended: Ended[] }): Promise<Map<string, GivenBack>> {
  type Paid = { reservationId: string; fee: number; card: number; cash: number; allowed: number };
  const rows = await run<Paid>(args.ctx.databases.of("payments"), {
    name: "given-back",
    text: `SELECT e.reservation_id AS "reservationId", e.fee, coalesce(p.cash, 0) AS cash,
        coalesce(p.allowed, 0) AS allowed,
        (SELECT coalesce(sum(CASE o.kind WHEN 'CAPTURE' THEN o.amount WHEN 'REFUND' THEN -o.amount END), 0)::bigint
          FROM payments.gateway_operation o
          WHERE o.reservation_id = e.reservation_id AND o.stay_version < e.stay_version AND o.status <> 'REFUSED') AS card
      FROM unnest($1::uuid[], $2::int[], $3::bigint[]) AS e (reservation_id, stay_version, fee)
      LEFT JOIN payments.payment p USING (reservation_id)`,
    values: [
      args.ended.map(({ reservationId }) => reservationId),
      args.ended.map(({ stayVersion }) => stayVersion),
      args.ended.map(({ fee }) => fee),
    ],
  });
  return new Map(
    rows.map(({ reservationId, fee, allowed, ...paid }) => {
      const kept = keptOf(fee, allowed);
      return [reservationId, { kept, ...waysBack(paid, kept) }];
    }),
  );
}
