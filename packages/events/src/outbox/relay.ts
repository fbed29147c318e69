import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@roomstream/db/database";
import type { Log } from "@roomstream/db/log";
import type { Signals } from "@roomstream/db/signals";
import { run } from "@roomstream/db/transaction";
import { Bell } from "../bell";
import type { Bus } from "../bus/port";
import { reach } from "../fail-points";
import { dropLease, holdLease, LEASE_MS } from "./lease";
import { messageOf, type OutboxRow } from "./messages";
import { published } from "./published";
import { tellScreens } from "./tell-screens";

export type RelayPlan = { database: Database; bus: Bus; signals: Signals; log: Log; owner: string };
export type Relay = { close(): Promise<void> };

/** The most rows of one send. */
const BATCH = 500;
/** While events keep coming, rows are gathered for this long: fewer, larger sends cost the broker less. */
const GATHER_MS = 25;
/** How often the outbox is looked at without a signal, because a signal may be lost. */
const LOOK_MS = 500;
const RENEW_MS = LEASE_MS / 4;

/**
 * Sends a service's outbox to the bus: one relay at a time by a lease, one send in flight, in the order of recording.
 * What the bus did not acknowledge is sent again before anything newer; a crash repeats and never loses. A relay that was
 * held up for longer than its lease sends nothing before it has the lease again; when it was held up in a send, it learns
 * on marking that another has taken over, and stands by.
 *
 *   lease -> read unpublished -> lease still good? -> publish -> mark published, as the owner -> (again)
 */
export function startRelay(plan: RelayPlan): Relay {
  const { database, signals, log, owner } = plan;
  const stopping = new AbortController();
  const bell = new Bell();
  const silence = signals.on("outbox", (services) => {
    if (services.length === 0 || services.includes(database.service)) bell.ring();
  });
  const done = relay(plan, bell, stopping.signal);
  return {
    async close() {
      silence();
      stopping.abort();
      bell.ring();
      await done;
      await dropLease(database, owner).catch((error: unknown) => {
        log.warn(
          { err: error, service: database.service },
          "the relay's lease could not be given up; it ends by itself",
        );
      });
    },
  };
}

async function relay(plan: RelayPlan, bell: Bell, stop: AbortSignal): Promise<void> {
  const { database, log, owner } = plan;
  let renewedAt = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let told: ReadonlySet<number> = new Set();
  while (!stop.aborted) {
    try {
      const start = performance.now();
      if (start - renewedAt > RENEW_MS) {
        if (!(await holdLease(database, owner))) {
          await sleep(RENEW_MS);
          continue;
        }
        renewedAt = start;
      }
      const waiting = await readWaiting(database);
      // What is sent again after a failure was told already.
      tellScreens(
        plan.signals,
        waiting.filter((row) => !told.has(row.position)),
      );
      told = new Set(waiting.map((row) => row.position));
      const goodUntil = renewedAt + LEASE_MS;
      const stillOwner = await send(plan, waiting, () => performance.now() < goodUntil);
      failures = 0;
      const sent = waiting.length;
      if (!stillOwner) renewedAt = Number.NEGATIVE_INFINITY;
      else if (sent === 0) await bell.rung(LOOK_MS);
      else if (sent < BATCH) await sleep(Math.max(0, GATHER_MS - (performance.now() - start)));
    } catch (error) {
      failures += 1;
      renewedAt = Number.NEGATIVE_INFINITY;
      if (failures === 1)
        log.warn(
          { err: error, service: database.service },
          "the relay pauses and sends the same events again",
        );
      await sleep(Math.min(100 * 2 ** failures, 2_000));
    }
  }
}

const readWaiting = (database: Database): Promise<OutboxRow[]> =>
  run<OutboxRow>(database, {
    name: `read-outbox-${database.service}`,
    text: `SELECT position, event_id, topic, key, envelope, recorded_at, addressee FROM ${database.service}.outbox
      WHERE published_at IS NULL ORDER BY position LIMIT ${BATCH}`,
  });

/** Sends rows and marks them; false when the lease was over before the send, or in other hands after it. */
async function send(
  { database, bus, log, owner }: RelayPlan,
  rows: OutboxRow[],
  isLeaseGood: () => boolean,
): Promise<boolean> {
  const { service } = database;
  if (rows.length === 0) return true;
  reach("relay.read", service);
  if (!isLeaseGood()) return false;
  await bus.publish(rows.map(messageOf));
  reach("relay.sent", service);
  const held = await run(database, {
    name: `mark-published-${service}`,
    text: `WITH mine AS MATERIALIZED (SELECT owner FROM ${service}.relay_lease WHERE owner = $2),
      marked AS (UPDATE ${service}.outbox SET published_at = clock_timestamp()
        WHERE position = ANY($1::bigint[]) AND published_at IS NULL AND EXISTS (SELECT FROM mine))
      SELECT owner FROM mine`,
    values: [rows.map((row) => row.position), owner],
  });
  reach("relay.marked", service);
  published(service, rows);
  if (held.length > 0) return true;
  log.warn(
    { service },
    "the relay was held up until another took over; what it sent last may be there twice",
  );
  return false;
}
