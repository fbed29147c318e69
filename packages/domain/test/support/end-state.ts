import { run } from "@roomstream/db/transaction";
import type { Context } from "@roomstream/domain/shared/context";

/**
 * What became of a reservation, in the words of the promises: how the way went there (a card held and let go again, or never
 * asked) is left out, and so is whatever differs from one reservation to the next.
 */
export type EndState = {
  reservation: {
    status: string;
    reason: string | null;
    version: number;
    stayVersion: number;
    fee: number;
    proposed: boolean;
    withdrawn: string | null;
    total: number;
  };
  hold: { status: string; stayVersion: number; nights: number } | null;
  /** Null until payments has heard of it. */
  money: { wanted: string; held: number; kept: number; open: number; ledger: number } | null;
  usage: { plan: string; total: number }[];
  facts: { version: number; status: string; reason: string | null }[];
  nights: { stay: number; night: string; kind: string; revenue: number; counts: boolean; still: boolean }[];
  outcome: { ended: string | null } | null;
  mails: string[];
};

/** What of an end is the same however many versions there were on the way. */
export const agreedOf = ({ reservation, hold, money }: EndState) => ({
  status: reservation.status,
  reason: reservation.reason,
  fee: reservation.fee,
  proposed: reservation.proposed,
  hold: { status: hold?.status, nights: hold?.nights },
  money: {
    held: money?.held ?? 0,
    kept: money?.kept ?? 0,
    open: money?.open ?? 0,
    ledger: money?.ledger ?? 0,
  },
});

/** The end states of reservations, by id. */
export async function endStates(ctx: Context, reservationIds: string[]): Promise<Map<string, EndState>> {
  const rows = await run<{ reservation_id: string; state: EndState }>(ctx.databases.of("reservations"), {
    name: "test-end-states",
    text: `SELECT r.reservation_id, json_build_object(
        'reservation', json_build_object('status', r.status, 'reason', r.cancellation_reason, 'version', r.version,
          'stayVersion', r.stay_version, 'fee', r.fee, 'proposed', r.proposal IS NOT NULL, 'withdrawn', r.withdrawn,
          'total', (r.sold -> 'totals' ->> 'total')::bigint),
        'hold', (SELECT json_build_object('status', h.status, 'stayVersion', h.stay_version, 'nights',
            (SELECT count(*) FROM availability.hold_night n WHERE n.reservation_id = h.reservation_id))
          FROM availability.hold h WHERE h.reservation_id = r.reservation_id),
        'money', (SELECT json_build_object('wanted', p.wanted, 'held', p.authorized - p.captured - p.voided,
            'kept', p.captured - p.refunded,
            'open', (SELECT count(*) FROM payments.gateway_operation o WHERE o.reservation_id = p.reservation_id
              AND o.status IN ('WAITING', 'CALLING', 'UNKNOWN')),
            'ledger', (SELECT coalesce(sum(l.amount), 0) FROM payments.journal j JOIN payments.journal_line l USING (journal_id)
              WHERE j.reservation_id = p.reservation_id AND l.account = 'GATEWAY_CLEARING'))
          FROM payments.payment p WHERE p.reservation_id = r.reservation_id),
        'usage', (SELECT coalesce(json_agg(json_build_object('plan', u.rate_plan_id, 'total', u.room_total)), '[]')
          FROM rates.rate_usage u WHERE u.reservation_id = r.reservation_id),
        'facts', (SELECT coalesce(json_agg(json_build_object('version', f.version, 'status', f.status,
            'reason', f.cancellation_reason) ORDER BY f.version), '[]')
          FROM analytics.reservation_fact f WHERE f.reservation_id = r.reservation_id),
        'nights', (SELECT coalesce(json_agg(json_build_object('stay', n.stay_version, 'night', n.night, 'kind', n.kind,
            'revenue', n.revenue, 'counts', n.counts_from < n.counts_until, 'still', n.counts_until = 'infinity')
            ORDER BY n.stay_version, n.night), '[]')
          FROM analytics.room_night n WHERE n.reservation_id = r.reservation_id),
        'outcome', (SELECT json_build_object('ended', o.ended_as)
          FROM analytics.reservation_outcome o WHERE o.reservation_id = r.reservation_id),
        'mails', (SELECT coalesce(json_agg(m.kind ORDER BY m.kind), '[]') FROM notifications.mail m WHERE m.reservation_id = r.reservation_id)
      ) AS state
      FROM reservations.reservation r WHERE r.reservation_id = ANY($1::uuid[])`,
    values: [reservationIds],
  });
  return new Map(rows.map((row) => [row.reservation_id, row.state]));
}

/** Nights on which the calendar's count is not that of the holds, or more is sold than may be. */
export async function wrongNights(ctx: Context): Promise<object[]> {
  return run(ctx.databases.of("availability"), {
    text: `SELECT c.room_type_id, c.night, c.sold, c.sell_limit, count(n.night) AS held
      FROM availability.availability_calendar c
      LEFT JOIN availability.hold_night n USING (property_id, room_type_id, night)
      GROUP BY c.property_id, c.room_type_id, c.night
      HAVING c.sold <> count(n.night) OR c.sold + c.blocked > c.sell_limit`,
  });
}

/** Dead letters of all services: a test that expects none shows them. */
export async function deadLetters(ctx: Context): Promise<object[]> {
  const services = ["reservations", "availability", "rates", "payments", "analytics", "notifications"];
  return run(ctx.databases.of("reservations"), {
    text: services
      .map((service) => `SELECT "group", topic, error FROM ${service}.dead_letter`)
      .join(" UNION ALL "),
  });
}

/** Where our books and those of the gateway differ, charge by charge. */
export async function wrongBooks(ctx: Context): Promise<object[]> {
  return run(ctx.databases.of("payments"), {
    text: `SELECT p.reservation_id, c.charge_id, p.captured, c.captured AS taken
      FROM payments.charge p FULL JOIN sandbox_gateway.charge c ON c.charge_id::text = p.charge_id
      WHERE c.charge_id IS NULL OR p.charge_id IS NULL OR p.authorized <> c.authorized OR p.captured <> c.captured
        OR p.voided <> c.voided OR p.refunded <> c.refunded`,
  });
}
