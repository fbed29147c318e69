import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import { hotelBookingDemand as profile } from "@roomstream/domain/import/hotel-booking-demand";
import { importHistory, type Tally } from "@roomstream/domain/import/import-history";
import type { PastStay } from "@roomstream/domain/import/past-stay";
import { readFile } from "@roomstream/domain/import/read-file";
import { promises } from "@roomstream/domain/operations/promises";
import type { Context } from "@roomstream/domain/shared/context";
import { contextOver } from "@roomstream/domain/testing/test-hotel";
import { SERVICES } from "@roomstream/environment/environment";
import { openLogBus } from "@roomstream/events/bus/log/log-bus";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startWorkers, type Workers } from "../src/start-workers";
import { type CountedNight, countNights } from "./import/count-nights";

const SLICE = resolve(import.meta.dirname, "import/hotel-bookings-slice.csv");
/** The whole file is no part of the repository; where it lies beside it, a whole month is imported too. */
const WHOLE = resolve(import.meta.dirname, "../../../../shared/data/hotel-bookings.csv.gz");
const CHECKED_OUT = { arrivals: null, status: "Check-Out" };

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

describe("an import", () => {
  it("given real rows, when they are imported, then every night has the rooms and revenue that the file has", async () => {
    const { stays, rejects } = await readFile({ file: SLICE, profile, selection: CHECKED_OUT });
    const counted = countNights(SLICE, null);
    expect(rejects.map(({ line }) => line)).toEqual(counted.impossible);
    expect(await importAll(stays)).toMatchObject({
      selected: counted.stays,
      taken: counted.stays,
      confirmed: counted.stays,
      cancelled: 0,
    });
    await expect.poll(factsOf, { timeout: 10_000 }).toEqual(counted.nights);
    expect(await limitsThatNoNightNeeds()).toEqual([]);
    await expectPromisesKept();
  });

  it("given an import that was stopped, when it is started again, then it ends as if it had not been", async () => {
    const { stays } = await readFile({ file: SLICE, profile, selection: CHECKED_OUT });
    const stop = new AbortController();
    const stopped = importAll(stays, stop.signal, ({ taken }) => taken >= 40 && stop.abort());
    await expect(stopped).rejects.toThrow("aborted");
    const again = await importAll(stays);
    expect(again.takenBefore).toBeGreaterThanOrEqual(40);
    expect(again.taken).toBe(stays.length - again.takenBefore);
    expect(again.confirmed).toBe(stays.length);
    const third = await importAll(stays);
    expect(third).toMatchObject({ taken: 0, takenBefore: stays.length, confirmed: stays.length });
    await expect.poll(factsOf, { timeout: 10_000 }).toEqual(countNights(SLICE, null).nights);
  });

  it("given one half of the rows, when the other is imported later, then limits are raised and nothing is turned away", async () => {
    const { stays } = await readFile({ file: SLICE, profile, selection: CHECKED_OUT });
    const even = await importAll(stays.filter(({ line }) => line % 2 === 0));
    const odd = await importAll(stays.filter(({ line }) => line % 2 === 1));
    expect([even.cancelled, odd.cancelled]).toEqual([0, 0]);
    await expect.poll(factsOf, { timeout: 10_000 }).toEqual(countNights(SLICE, null).nights);
    expect(await limitsThatNoNightNeeds()).toEqual([]);
  });

  it("given an import that is running, when another is started, then it is refused", async () => {
    const { stays } = await readFile({ file: SLICE, profile, selection: CHECKED_OUT });
    // Either may be the one that comes first.
    const ends = await Promise.allSettled([importAll(stays.slice(0, 20)), importAll(stays.slice(20, 40))]);
    const [done] = ends.flatMap((end) => (end.status === "fulfilled" ? [end.value] : []));
    const [refused] = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
    expect(done?.confirmed).toBe(20);
    expect(refused?.message).toContain("Another import is running");
  });

  it.skipIf(!existsSync(WHOLE))(
    "given July 2016 whole, then 3,041 stays and 32 rejects",
    async () => {
      const selection = { arrivals: "2016-07", status: "Check-Out" };
      const { stays, rejects } = await readFile({ file: WHOLE, profile, selection });
      const counted = countNights(WHOLE, "2016-07");
      expect([stays.length, rejects.map(({ line }) => line)]).toEqual([3_041, counted.impossible]);
      expect(await importAll(stays)).toMatchObject({ taken: 3_041, confirmed: 3_041, cancelled: 0 });
      await expect.poll(factsOf, { timeout: 30_000 }).toEqual(counted.nights);
      await expectPromisesKept();
    },
    120_000,
  );
});

const importAll = (
  stays: PastStay[],
  stop: AbortSignal = new AbortController().signal,
  onProgress: (tally: Tally) => void = () => undefined,
): Promise<Tally> => importHistory({ ctx, profile, stays, stop, onProgress });

/** What analytics has of each hotel's nights: the stays whose latest fact is CONFIRMED. */
const factsOf = (): Promise<CountedNight[]> =>
  run<CountedNight>(ctx.databases.of("analytics"), {
    text: `SELECT n.property_id AS "propertyId", n.night, count(*)::int AS rooms,
        (count(*) FILTER (WHERE n.kind = 'COMPLIMENTARY'))::int AS complimentary, sum(n.revenue)::bigint AS revenue
      FROM analytics.room_night n
      JOIN (SELECT DISTINCT ON (reservation_id) reservation_id, stay_version, status
        FROM analytics.reservation_fact ORDER BY reservation_id, version DESC) f USING (reservation_id, stay_version)
      WHERE f.status = 'CONFIRMED' GROUP BY 1, 2 ORDER BY 1, 2`,
  });

/** Room types whose limit is not the most that one of their nights holds. */
const limitsThatNoNightNeeds = () =>
  run(ctx.databases.of("availability"), {
    text: `SELECT property_id, room_type_id, min(sell_limit), max(sell_limit), max(sold)
      FROM availability.availability_calendar GROUP BY 1, 2
      HAVING min(sell_limit) <> max(sold) OR max(sell_limit) <> max(sold)`,
  });

async function expectPromisesKept(): Promise<void> {
  const { items } = await promises({ ctx, patienceMs: 20_000 });
  expect(items.flatMap(({ breaches }) => breaches)).toEqual([]);
}
