import { setTimeout as sleep } from "node:timers/promises";
import type { Databases } from "@roomstream/db/database";
import { run } from "@roomstream/db/transaction";

/** How reservations ended, by the database's clock. */
export type Endings = {
  confirmed: number;
  /** Cancelled by the system, by reason. */
  cancelled: Record<string, number>;
  pending: number;
  /** From `reservation.created` to `reservation.confirmed` as recorded, for each that was confirmed. */
  toConfirmed: number[];
  /** Confirmations a second, from the first creation to the last confirmation. */
  confirmedPerSecond: number;
};

const LOOK_MS = 200;
const PART = 5_000;

/** Waits until no reservation is pending, for at most `patienceMs`, and reads how each ended. */
export async function readEndings(databases: Databases, ids: string[], patienceMs: number): Promise<Endings> {
  const deadline = performance.now() + patienceMs;
  while ((await countPending(databases, ids)) > 0 && performance.now() < deadline) await sleep(LOOK_MS);
  const endings: Endings = {
    confirmed: 0,
    cancelled: {},
    pending: 0,
    toConfirmed: [],
    confirmedPerSecond: 0,
  };
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const part of partsOf(ids)) {
    const rows = await run<{
      status: string;
      reason: string | null;
      created: number;
      confirmed: number | null;
    }>(databases.of("reservations"), {
      text: `SELECT r.status, r.cancellation_reason AS reason,
            (extract(epoch FROM c.recorded_at) * 1000)::float8 AS created,
            (extract(epoch FROM f.recorded_at) * 1000)::float8 AS confirmed
          FROM reservations.reservation r
          JOIN reservations.timeline c ON c.reservation_id = r.reservation_id AND c.event_type = 'reservation.created'
          LEFT JOIN reservations.timeline f ON f.reservation_id = r.reservation_id AND f.event_type = 'reservation.confirmed'
          WHERE r.reservation_id = ANY($1::uuid[])`,
      values: [part],
    });
    for (const { status, reason, created, confirmed } of rows) {
      first = Math.min(first, created);
      if (confirmed !== null) {
        last = Math.max(last, confirmed);
        endings.confirmed += 1;
        endings.toConfirmed.push(confirmed - created);
      } else if (status === "PENDING") endings.pending += 1;
      else endings.cancelled[reason ?? status] = (endings.cancelled[reason ?? status] ?? 0) + 1;
    }
  }
  if (last > first) endings.confirmedPerSecond = endings.confirmed / ((last - first) / 1000);
  return endings;
}

async function countPending(databases: Databases, ids: string[]): Promise<number> {
  let pending = 0;
  for (const part of partsOf(ids)) {
    const [row] = await run<{ pending: number }>(databases.of("reservations"), {
      text: `SELECT count(*)::int AS pending FROM reservations.reservation
        WHERE reservation_id = ANY($1::uuid[]) AND status = 'PENDING'`,
      values: [part],
    });
    pending += row?.pending ?? 0;
  }
  return pending;
}

const partsOf = (ids: string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / PART) }, (_, nth) => ids.slice(nth * PART, (nth + 1) * PART));
