import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import { hotelBookingDemand as profile } from "@roomstream/domain/import/hotel-booking-demand";
import { importHistory, type Progress, type Tally } from "@roomstream/domain/import/import-history";
import type { PastStay } from "@roomstream/domain/import/past-stay";
import { readFile } from "@roomstream/domain/import/read-file";
import { promises } from "@roomstream/domain/operations/promises";
import type { Context } from "@roomstream/domain/shared/context";
import { contextOver } from "@roomstream/domain/testing/test-hotel";
import { SERVICES } from "@roomstream/environment/environment";
import { openLogBus } from "@roomstream/events/bus/log/log-bus";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startWorkers, type Workers } from "../src/start-workers";
import { compareHistory } from "./import/compare-history";
import { countHistory, daysBefore } from "./import/count-history";

const SLICE = resolve(import.meta.dirname, "import/hotel-bookings-slice.csv");
/** The whole file is no part of the repository; where it lies beside it, a whole month is imported too. */
const WHOLE = resolve(import.meta.dirname, "../../../../shared/data/hotel-bookings.csv.gz");
const ALL = { arrivals: null };

let database: TestDatabase;
let ctx: Context;
let workers: Workers;

beforeEach(async () => {
  database = await createTestDatabase();
  ctx = contextOver(database);
  const bus = openLogBus({ pool: database.databases.common, signals: database.signals, log: ctx.log });
  workers = await startWorkers({ ctx, bus }, [...SERVICES]);
});
afterEach(async () => {
  await workers.close();
  await database.drop();
});

/** The house is waited for again and again: on a busy machine that takes its time. */
const PATIENCE_MS = 300_000;

describe("an import", { timeout: PATIENCE_MS }, () => {
  it("given real rows, when they are imported, then every figure of every day is the file's, also as of any day before", async () => {
    const { stays, rejects } = await readFile({ file: SLICE, profile, selection: ALL });
    const history = countHistory(SLICE, null);
    expect(rejects.map(({ line }) => line)).toEqual(history.impossible);
    expect(stays.length + rejects.length).toBe(history.rows);
    expect(await importAll(stays)).toEqual({
      selected: stays.length,
      taken: stays.length,
      takenBefore: 0,
      ...endsOf(history.statuses),
      otherwise: 0,
    });
    await expectPromisesKept();
    const { compared, differences } = await compareHistory(ctx, history);
    expect(differences).toEqual([]);
    expect(compared).toBe(2 * (history.days.length + 2 * history.nights.length));
    await expectNobodyWasWrittenTo();
  });

  it("given a cancelled row, then its guest cancelled on its day, by the hotel's clock, and nothing is kept", async () => {
    const stays = await someOf("CANCELLED", 3);
    await importAll(stays);
    expect(await told("reservation.cancelled")).toEqual(
      stays.map(({ end, line }) => ({
        line: String(line),
        day: end.on,
        clock: `${end.on} 12:00`,
        reason: "GUEST",
        fee: 0,
        actor: "import",
      })),
    );
    expect(await soldNights()).toBe(0);
  });

  it("given a row whose guest did not come, then that is said on the day of arrival, and nothing is paid", async () => {
    const stays = await someOf("NO_SHOW", 2);
    await importAll(stays);
    expect(await told("reservation.noshow")).toEqual(
      stays.map(({ arrival, line }) => ({
        line: String(line),
        day: arrival,
        clock: `${arrival} 12:00`,
        reason: null,
        fee: 0,
        actor: "import",
      })),
    );
    expect(await soldNights()).toBe(0);
  });

  it("given a row that was lived, then its guest comes on arrival and leaves on departure, without a room, and pays nothing", async () => {
    const stays = await someOf("CHECKED_OUT", 3);
    await importAll(stays);
    const days = async (topic: string) => (await told(topic)).map(({ day }) => day);
    expect(await days("reservation.checkin")).toEqual(stays.map(({ arrival }) => arrival));
    expect(await days("reservation.checkout")).toEqual(stays.map(({ departure }) => departure));
    expect(await run(ctx.databases.of("payments"), { text: "SELECT amount FROM payments.posting" })).toEqual(
      [],
    );
    await expectPromisesKept();
  });

  it("given an import that was stopped, when it is started again, then it ends as if it had not been", async () => {
    const { stays } = await readFile({ file: SLICE, profile, selection: ALL });
    const history = countHistory(SLICE, null);
    for (const enough of [40, 200, 450]) {
      const stop = new AbortController();
      const stopped = importAll(stays, stop.signal, ({ done }) => done >= enough && stop.abort());
      await expect(stopped).rejects.toThrow("aborted");
    }
    const again = await importAll(stays);
    expect(again.takenBefore).toBeGreaterThanOrEqual(40);
    expect(again).toMatchObject({ taken: stays.length - again.takenBefore, ...endsOf(history.statuses) });
    const limits = await limitsOfTypes();
    const third = await importAll(stays);
    expect(third).toMatchObject({ taken: 0, takenBefore: stays.length, otherwise: 0 });
    await expectPromisesKept();
    expect((await compareHistory(ctx, history)).differences).toEqual([]);
    expect(await limitsOfTypes()).toEqual(limits);
    expect(limits).toEqual(limitsCounted(stays));
  });

  it("given one half of the rows, when the other is imported later, then limits are raised and nothing is turned away", async () => {
    const { stays } = await readFile({ file: SLICE, profile, selection: ALL });
    const even = await importAll(stays.filter(({ line }) => line % 2 === 0));
    const before = await limitsOfTypes();
    const odd = await importAll(stays.filter(({ line }) => line % 2 === 1));
    expect([even.otherwise, odd.otherwise]).toEqual([0, 0]);
    const raised = await limitsOfTypes();
    expect(
      raised.filter(
        ({ key }, nth) => before[nth]?.key === key && before[nth].most < (raised[nth]?.most ?? 0),
      ),
    ).not.toEqual([]);
    await expectPromisesKept();
    expect((await compareHistory(ctx, countHistory(SLICE, null))).differences).toEqual([]);
  });

  it("given an import that is running, when another is started, then it is refused", async () => {
    const { stays } = await readFile({ file: SLICE, profile, selection: ALL });
    // Either may be the one that comes first.
    const ends = await Promise.allSettled([importAll(stays.slice(0, 20)), importAll(stays.slice(20, 40))]);
    const [done] = ends.flatMap((end) => (end.status === "fulfilled" ? [end.value] : []));
    const [refused] = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
    expect(done).toMatchObject({ taken: 20, otherwise: 0 });
    expect(refused?.message).toContain("Another import is running");
  });

  it.skipIf(!existsSync(WHOLE))(
    "given July 2016 whole, then all 4,572 rows are in or rejected, and every figure is the file's",
    async () => {
      const { stays, rejects } = await readFile({ file: WHOLE, profile, selection: { arrivals: "2016-07" } });
      const history = countHistory(WHOLE, "2016-07");
      expect([stays.length, rejects.map(({ line }) => line)]).toEqual([4_534, history.impossible]);
      expect(history.rows).toBe(4_572);
      expect(await importAll(stays)).toMatchObject({
        checkedOut: 3_041,
        cancelled: 1_456,
        noShows: 37,
        otherwise: 0,
      });
      await expectPromisesKept();
      expect((await compareHistory(ctx, history)).differences).toEqual([]);
    },
    2 * PATIENCE_MS,
  );
});

const importAll = (
  stays: PastStay[],
  stop: AbortSignal = new AbortController().signal,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Tally> => importHistory({ ctx, profile, stays, stop, onProgress });

const endsOf = (statuses: Record<string, number>) => ({
  checkedOut: statuses["Check-Out"],
  cancelled: statuses.Canceled,
  noShows: statuses["No-Show"],
});

const someOf = async (as: PastStay["end"]["as"], count: number): Promise<PastStay[]> => {
  const { stays } = await readFile({ file: SLICE, profile, selection: ALL });
  return stays.filter(({ end }) => end.as === as).slice(0, count);
};

/** What was told of a topic, by line of the file. */
const told = (topic: string) =>
  run<{ line: string; day: string }>(ctx.databases.of("reservations"), {
    text: `SELECT split_part(r.import_reference, ':', 2) AS line, o.envelope->>'businessDate' AS day,
        to_char((o.envelope->>'occurredAt')::timestamptz AT TIME ZONE 'Europe/Lisbon', 'YYYY-MM-DD HH24:MI') AS clock,
        o.envelope->'data'->>'reason' AS reason, (o.envelope->'data'->>'fee')::int AS fee, o.envelope->>'actor' AS actor
      FROM reservations.outbox o JOIN reservations.reservation r ON r.reservation_id::text = o.aggregate_id
      WHERE o.topic = $1 ORDER BY split_part(r.import_reference, ':', 2)::int`,
    values: [topic],
  });

const soldNights = async (): Promise<number> => {
  const [row] = await run<{ sold: number }>(ctx.databases.of("availability"), {
    text: "SELECT sum(sold)::int AS sold FROM availability.availability_calendar",
  });
  return row?.sold ?? 0;
};

/** The limit of each type; one number for all its nights. */
const limitsOfTypes = () =>
  run<{ key: string; most: number }>(ctx.databases.of("availability"), {
    text: `SELECT DISTINCT property_id || ' ' || room_type_id AS key, sell_limit AS most
      FROM availability.availability_calendar ORDER BY 1`,
  });

/** The same, counted here: day by day, releases before bookings, and what was booked and given up on one day released at its end. */
function limitsCounted(stays: PastStay[]): { key: string; most: number }[] {
  const happened = stays.flatMap((stay) => {
    const { bookedOn, end } = stay;
    const booked = { stay, at: `${bookedOn} 1`, count: 1 };
    const off = { stay, at: `${end.on} ${end.on === bookedOn ? 2 : 0}`, count: -1 };
    return end.as === "CHECKED_OUT" ? [booked] : [booked, off];
  });
  const nights = new Map<string, number>();
  const limits = new Map<string, number>();
  for (const { stay, count } of happened.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const key = `${stay.propertyId} ${stay.roomTypeId}`;
    for (let night = stay.arrival; night < stay.departure; night = daysBefore(night, -1)) {
      const held = (nights.get(key + night) ?? 0) + count;
      nights.set(key + night, held);
      limits.set(key, Math.max(limits.get(key) ?? 0, held));
    }
  }
  return [...limits].map(([key, most]) => ({ key, most })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

async function expectNobodyWasWrittenTo(): Promise<void> {
  const mails = await run(ctx.databases.of("notifications"), { text: "SELECT FROM notifications.mail" });
  expect(mails).toEqual([]);
}

async function expectPromisesKept(): Promise<void> {
  const { items } = await promises({ ctx, patienceMs: 20_000 });
  expect(items.flatMap(({ breaches }) => breaches)).toEqual([]);
}
