import { SERVICES } from "@roomstream/environment/environment";
import { topicsOf } from "@roomstream/events/catalog/catalog";
import { LIVES_PLAN } from "./life-ends";
import type { Pool } from "./pool";

/** What must not be: each query finds the rows that breach the sentence it stands for. */
type Check = [sentence: string, query: string];

const everyOutbox = SERVICES.map(
  (service) => `SELECT '${service}' AS service, event_id, topic, aggregate_id, published_at,
    (envelope -> 'data' ->> 'reservationId')::uuid AS reservation_id FROM ${service}.outbox`,
).join(" UNION ALL ");

const everyLetter = SERVICES.map(
  (service) => `SELECT '${service}' AS service, topic, error FROM ${service}.dead_letter`,
).join(" UNION ALL ");

const quoted = (topics: string[]) => topics.map((topic) => `'${topic}'`).join();

/** Stays that go on after they are confirmed: told of, paid and written to more than once, as `Lives` expects of each. */
const goingOn = `SELECT reservation_id FROM reservations.reservation WHERE rate_plan_id = '${LIVES_PLAN}'`;
const LIVE = quoted(["CONFIRMED", "CHECKED_IN", "CHECKED_OUT"]);

/** What is still on its way. */
const UNDER_WAY: Check[] = [
  [
    "a reservation is not final",
    "SELECT reservation_id, held, authorized FROM reservations.reservation WHERE status = 'PENDING' OR proposal IS NOT NULL",
  ],
  ["an event is not published", `SELECT service, topic FROM (${everyOutbox}) e WHERE published_at IS NULL`],
  [
    "a gateway operation is open",
    `SELECT kind, status, tries, error FROM payments.gateway_operation WHERE status IN ('WAITING', 'CALLING', 'UNKNOWN')`,
  ],
  ...SERVICES.map(
    (service): Check => [
      `${service} has not handled an event`,
      `SELECT topic, reservation_id FROM (${everyOutbox}) e WHERE topic IN (${quoted(topicsOf(service))})
        AND NOT EXISTS (SELECT FROM ${service}.inbox i WHERE i.event_id = e.event_id AND i."group" = '${service}')`,
    ],
  ),
];

const charges = `SELECT reference::uuid AS reservation_id, count(*) AS charges, sum(authorized) AS authorized,
  sum(captured) AS captured, sum(voided) AS voided, sum(refunded) AS refunded FROM sandbox_gateway.charge GROUP BY reference`;

const BOOKS: Check[] = [
  ["an event is a dead letter", `SELECT * FROM (${everyLetter}) letters`],
  [
    "something of a reservation was told twice",
    `SELECT topic, reservation_id, count(*) FROM (${everyOutbox}) e WHERE reservation_id NOT IN (${goingOn})
      GROUP BY topic, reservation_id HAVING count(*) > 1`,
  ],
  [
    "the calendar counts other than the holds",
    `SELECT c.room_type_id, c.night::text, c.sold, count(h.night) AS held FROM availability.availability_calendar c
      LEFT JOIN availability.hold_night h USING (property_id, room_type_id, night)
      GROUP BY c.property_id, c.room_type_id, c.night HAVING c.sold <> count(h.night)`,
  ],
  [
    "a hold says other than its reservation",
    `SELECT r.reservation_id, r.status, h.status AS hold, n.nights
      FROM reservations.reservation r LEFT JOIN availability.hold h USING (reservation_id)
      CROSS JOIN LATERAL (SELECT count(*) AS nights FROM availability.hold_night n
        WHERE n.reservation_id = r.reservation_id AND n.night >= r.arrival AND n.night < r.departure) n
      WHERE (r.status IN (${LIVE})) IS DISTINCT FROM (h.status = 'HELD')
        OR n.nights <> CASE WHEN r.status IN (${LIVE}) THEN r.departure - r.arrival ELSE 0 END`,
  ],
  [
    "the gateway's books say other than ours",
    `SELECT reservation_id, g.charges, p.authorized, g.authorized AS g_authorized, p.captured, g.captured AS g_captured,
        p.voided, g.voided AS g_voided
      FROM payments.payment p FULL JOIN (${charges}) g USING (reservation_id)
      WHERE p.reservation_id IS NULL OR g.charges > CASE WHEN reservation_id IN (${goingOn}) THEN 2 ELSE 1 END
        OR (p.authorized, p.captured, p.voided, p.refunded) IS DISTINCT FROM
          (coalesce(g.authorized, 0), coalesce(g.captured, 0), coalesce(g.voided, 0), coalesce(g.refunded, 0))`,
  ],
  [
    "the gateway was asked for what no operation wanted, or an operation ended that it never heard of",
    `SELECT o.kind, o.status, o.idempotency_key AS ours, q.idempotency_key AS theirs
      FROM payments.gateway_operation o FULL JOIN sandbox_gateway.request q USING (idempotency_key)
      WHERE o.operation_id IS NULL OR q.idempotency_key IS NULL`,
  ],
  [
    "money does not fit what became of its reservation",
    `SELECT reservation_id, r.status, p.status AS payment, p.authorized, p.captured, p.voided
      FROM reservations.reservation r LEFT JOIN payments.payment p USING (reservation_id)
      WHERE p.reservation_id IS NULL OR reservation_id NOT IN (${goingOn}) AND CASE r.status
        WHEN 'CONFIRMED' THEN p.authorized <> p.to_authorize OR p.captured <> p.to_capture OR p.voided <> 0
        ELSE p.authorized <> p.captured + p.voided OR p.captured <> p.refunded END`,
  ],
  [
    "the ledger sums to other than what the gateway moved",
    `SELECT reservation_id, l.amount, g.captured, g.refunded FROM (${charges}) g
      FULL JOIN (SELECT reservation_id, sum(amount) AS amount FROM payments.journal JOIN payments.journal_line USING (journal_id)
        WHERE account = 'GATEWAY_CLEARING' GROUP BY reservation_id) l USING (reservation_id)
      WHERE coalesce(l.amount, 0) <> coalesce(g.captured - g.refunded, 0)`,
  ],
  [
    "an ended reservation has not one mail of its kind",
    `SELECT r.reservation_id, r.status, array_agg(m.kind) AS mails
      FROM reservations.reservation r LEFT JOIN notifications.mail m USING (reservation_id)
      WHERE r.reservation_id NOT IN (${goingOn})
      GROUP BY r.reservation_id, r.status
      HAVING array_agg(m.kind) <> ARRAY[CASE r.status WHEN 'CONFIRMED' THEN 'CONFIRMATION' ELSE 'NOT_CONFIRMED' END]
        OR count(m.kind) <> 1`,
  ],
  [
    "a timeline shows other than what happened",
    `SELECT e.topic, e.reservation_id, t.event_type FROM (SELECT * FROM (${everyOutbox}) all_events
        WHERE reservation_id IS NOT NULL AND (service = 'reservations' OR topic IN (${quoted(topicsOf("reservations"))}))) e
      FULL JOIN reservations.timeline t USING (event_id) WHERE e.event_id IS NULL OR t.event_id IS NULL`,
  ],
  [
    "the use of a price is not recorded",
    `SELECT reservation_id FROM reservations.reservation r
      WHERE NOT EXISTS (SELECT FROM rates.rate_usage u WHERE u.reservation_id = r.reservation_id)`,
  ],
  [
    "the facts are other than what happened",
    `SELECT e.topic, e.reservation_id, f.status FROM (SELECT * FROM (${everyOutbox}) all_events
        WHERE service = 'reservations' AND topic IN (${quoted(topicsOf("analytics"))})) e
      FULL JOIN analytics.reservation_fact f USING (event_id) WHERE e.event_id IS NULL OR f.event_id IS NULL`,
  ],
  [
    "the facts have other nights than the stay",
    `SELECT r.reservation_id, count(n.night) FROM reservations.reservation r
      LEFT JOIN analytics.room_night n USING (reservation_id)
      WHERE r.reservation_id NOT IN (${goingOn})
      GROUP BY r.reservation_id HAVING count(n.night) <> CASE WHEN EXISTS (SELECT FROM reservations.timeline t
        WHERE t.reservation_id = r.reservation_id AND t.event_type = 'reservation.confirmed') THEN r.departure - r.arrival ELSE 0 END`,
  ],
];

/** What breaches the books at this moment, as sentences; what is still on its way counts as a breach. */
export async function breaches(pool: Pool): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const waits = await find(client, UNDER_WAY);
    return waits.length > 0 ? waits : await find(client, BOOKS);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

async function find(client: Pick<Pool, "query">, checks: Check[]): Promise<string[]> {
  const found: string[] = [];
  for (const [sentence, query] of checks) {
    const { rows } = await client.query(query);
    if (rows.length > 0) found.push(`${sentence} (${rows.length}): ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return found;
}
