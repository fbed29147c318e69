import { run } from "@roomstream/db/transaction";
import { SERVICES, type Service } from "@roomstream/environment/environment";
import type { Context } from "../../shared/context";
import type { FlowAnswer } from "./contract";
import { gatewayNow } from "./gateway";
import { newestEvents } from "./newest-events";
import { TOPICS } from "./topics";

const WINDOW_SECONDS = 60;
const CONFIRMED_MINUTES = 15;
const MOST_CONFIRMED = 500;

/**
 * What flows through the house now. Reads the events of the last minute of each service, along their time, and what is not
 * published; nothing of it grows with history. Figures are of the whole house, the newest events of these hotels alone.
 */
export async function flow(args: { ctx: Context; propertyIds: string[] | null }): Promise<FlowAnswer> {
  const { ctx, propertyIds } = args;
  const now = ctx.clock.now();
  const [recorded, handled, outboxes, gateway, createdToConfirmed, newest] = await Promise.all([
    Promise.all(SERVICES.map((service) => recordedBy(ctx, service))),
    Promise.all(SERVICES.map((service) => handledBy(ctx, service, now))),
    Promise.all(SERVICES.map((service) => waitingAt(ctx, service))),
    gatewayNow(ctx),
    confirmedWithin(ctx),
    newestEvents(ctx, propertyIds),
  ]);
  const counts = new Map(recorded.flat().map((row) => [row.topic, row.recorded]));
  return {
    at: now.toISOString(),
    windowSeconds: WINDOW_SECONDS,
    topics: TOPICS.map((plan) => ({ ...plan, recorded: counts.get(plan.topic) ?? 0 })),
    groups: handled,
    outboxes,
    gateway,
    createdToConfirmed,
    newest,
  };
}

const recordedBy = (ctx: Context, service: Service) =>
  run<{ topic: string; recorded: number }>(ctx.databases.of(service), {
    name: `flow-recorded-${service}`,
    text: `SELECT topic, count(*) AS recorded FROM ${service}.outbox
      WHERE recorded_at > clock_timestamp() - make_interval(secs => ${WINDOW_SECONDS}) GROUP BY topic`,
  });

/** Event ids are sorted by time, so that those of the window are a range of the inbox. */
async function handledBy(ctx: Context, group: Service, now: Date): Promise<FlowAnswer["groups"][number]> {
  const since = (now.getTime() - WINDOW_SECONDS * 1_000).toString(16).padStart(12, "0");
  const [row] = await run<{ handled: number }>(ctx.databases.of(group), {
    name: `flow-handled-${group}`,
    text: `SELECT count(*) AS handled FROM ${group}.inbox WHERE event_id >= $1 AND "group" = $2`,
    values: [`${since.slice(0, 8)}-${since.slice(8)}-0000-0000-000000000000`, group],
  });
  return { group, handled: row?.handled ?? 0 };
}

async function waitingAt(ctx: Context, service: Service): Promise<FlowAnswer["outboxes"][number]> {
  const [row] = await run<{ unpublished: number; oldest_ms: number | null }>(ctx.databases.of(service), {
    name: `flow-waiting-${service}`,
    text: `SELECT count(*) AS unpublished,
        (extract(epoch FROM clock_timestamp() - min(recorded_at)) * 1000)::bigint AS oldest_ms
      FROM ${service}.outbox WHERE published_at IS NULL`,
  });
  return { service, unpublished: row?.unpublished ?? 0, oldestMs: row?.oldest_ms ?? null };
}

/** How long bookings took from their request to their confirmation, by the times at which the two events were recorded. */
async function confirmedWithin(ctx: Context): Promise<FlowAnswer["createdToConfirmed"]> {
  const [row] = await run<{ bookings: number; p50: number | null; p95: number | null }>(
    ctx.databases.of("reservations"),
    {
      name: "flow-confirmed",
      text: `SELECT count(*) AS bookings,
          percentile_disc(0.5) WITHIN GROUP (ORDER BY took) AS p50, percentile_disc(0.95) WITHIN GROUP (ORDER BY took) AS p95
        FROM (SELECT (extract(epoch FROM confirmed.recorded_at - created.recorded_at) * 1000)::int AS took
          FROM (SELECT aggregate_id, recorded_at FROM reservations.outbox
            WHERE recorded_at > clock_timestamp() - make_interval(mins => ${CONFIRMED_MINUTES})
              AND topic = 'reservation.confirmed' AND coalesce(envelope #>> '{data,because}', 'BOOKED') = 'BOOKED'
            ORDER BY recorded_at DESC, position DESC LIMIT ${MOST_CONFIRMED}) confirmed
          JOIN reservations.outbox created ON created.aggregate_id = confirmed.aggregate_id
            AND created.topic = 'reservation.created') took`,
    },
  );
  return row && row.p50 !== null && row.p95 !== null
    ? { bookings: row.bookings, p50Ms: row.p50, p95Ms: row.p95 }
    : null;
}
