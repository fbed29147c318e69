import type { Pool } from "./pool";
import type { WishKind } from "./wishes";

/** Half is held and a quarter due now, and a third is kept of who cancels late. */
export const LIVES_PLAN = "STRICT";

/** How a stay stands once everything about it has settled; `told` is how often its reservation told each thing. */
export type End = {
  status: string;
  nights: number;
  kept: number;
  held: number;
  mails: string[];
  told: Record<string, number>;
};
export type LifeFound = End & { reservation_id: string };

const booked: End = {
  status: "CONFIRMED",
  nights: 2,
  kept: 5_000,
  held: 5_000,
  mails: ["CONFIRMATION"],
  told: { confirmed: 1, created: 1 },
};
const inHouse: End = { ...booked, status: "CHECKED_IN", told: { checkin: 1, ...booked.told } };

/** What must be after a stay's last step: a night costs 100.00, a third of two nights is 66.66 and of three 99.99. */
export const ends: Record<WishKind | "booked", End> = {
  booked,
  change: {
    ...booked,
    nights: 3,
    kept: 7_500,
    held: 7_500,
    mails: ["CHANGED", "CONFIRMATION"],
    told: { confirmed: 2, created: 1, modified: 1 },
  },
  cancel: {
    status: "CANCELLED",
    nights: 0,
    kept: 9_999,
    held: 0,
    mails: ["CANCELLATION", "CHANGED", "CONFIRMATION"],
    told: { cancelled: 1, confirmed: 2, created: 1, modified: 1 },
  },
  noShow: {
    status: "NO_SHOW",
    nights: 0,
    kept: 6_666,
    held: 0,
    mails: ["CONFIRMATION", "NO_SHOW"],
    told: { confirmed: 1, created: 1, noshow: 1 },
  },
  checkIn: inHouse,
  refund: { ...inHouse, kept: 4_000 },
  // One night was lived, and what was given back is let off.
  checkOut: {
    status: "CHECKED_OUT",
    nights: 1,
    kept: 9_000,
    held: 0,
    mails: ["CONFIRMATION"],
    told: { checkin: 1, checkout: 1, confirmed: 1, created: 1 },
  },
};

/** How each of these stays stands. */
export async function readLives(pool: Pool): Promise<LifeFound[]> {
  const { rows } = await pool.query<LifeFound>(
    `SELECT r.reservation_id, r.status,
        (SELECT count(*)::int FROM availability.hold_night n WHERE n.reservation_id = r.reservation_id) AS nights,
        (p.captured - p.refunded)::int AS kept, (p.authorized - p.captured - p.voided)::int AS held,
        (SELECT array_agg(m.kind::text ORDER BY m.kind::text) FROM notifications.mail m
          WHERE m.reservation_id = r.reservation_id) AS mails,
        (SELECT json_object_agg(topic, times) FROM (SELECT split_part(topic, '.', 2) AS topic, count(*)::int AS times
          FROM reservations.outbox o WHERE o.aggregate_id = r.reservation_id::text GROUP BY 1 ORDER BY 1) AS told) AS told
      FROM reservations.reservation r JOIN payments.payment p USING (reservation_id) WHERE r.rate_plan_id = $1`,
    [LIVES_PLAN],
  );
  return rows;
}
