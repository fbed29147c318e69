import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import { kpis } from "@roomstream/domain/analytics/queries/kpis";
import type { Context } from "@roomstream/domain/shared/context";
import { addDays } from "@roomstream/domain/shared/stay";
import { contextOver, HOTEL, openTestHotel } from "@roomstream/domain/testing/test-hotel";
import { afterAll, beforeAll, expect, it } from "vitest";

/** The nights that are asked for; history lies before and after them. */
const FROM = "2025-06-01";
const TO = "2025-06-30";

let database: TestDatabase;
let ctx: Context;
beforeAll(async () => {
  database = await createTestDatabase();
  ctx = contextOver(database);
  await openTestHotel(ctx, 1);
});
afterAll(() => database.drop());

it("the figures of 30 nights read the rows of these nights, however long the history", async () => {
  await liveThrough("2025-05-20", "2025-07-10");
  const short = await costOfAMonth();
  await liveThrough("2024-02-01", "2025-05-19");
  await liveThrough("2025-07-11", "2026-06-30");
  const long = await costOfAMonth();
  expect(long.sold).toBe(short.sold);
  // Thirty nights of 20 rooms, 10 reservations made and one ended a day, one room out of order, and the last day that is final.
  expect(short.rows).toBeGreaterThan(30 * 20);
  expect(long.rows).toBeLessThanOrEqual(short.rows + 30);
  expect(long.blocks).toBeLessThan(short.blocks * 1.5);
});

/** Gives a hotel stays of one night in 20 rooms, a room out of order now and then, and a closed day, for each of some days. */
async function liveThrough(first: string, last: string): Promise<void> {
  const fill = (text: string) =>
    run(ctx.databases.of("analytics"), { text, values: [HOTEL.propertyId, first, last] });
  const days = "generate_series($2::date, $3::date, interval '1 day') AS d (day)";
  await fill(`INSERT INTO analytics.room_night (reservation_id, stay_version, night, property_id, room_type_id, rate_plan_id, channel,
      kind, revenue, currency, counts_from, counts_until)
    SELECT gen_random_uuid(), 1, day, $1, 'DOUBLE', 'NONE', 'DIRECT', 'SOLD', 100, 'EUR', day - interval '10 days', 'infinity'
    FROM ${days}, generate_series(1, 20)`);
  await fill(`INSERT INTO analytics.reservation_outcome (reservation_id, property_id, made_on, made_known_at, ended_as, ended_on, ended_known_at)
    SELECT gen_random_uuid(), $1, day, day, CASE WHEN nth = 1 THEN 'CANCELLED' END, CASE WHEN nth = 1 THEN day END,
      CASE WHEN nth = 1 THEN day END
    FROM ${days}, generate_series(1, 10) AS nth`);
  await fill(`INSERT INTO analytics.physical_rooms (property_id, night, room_type_id, known_at, rooms)
    SELECT $1, day, 'DOUBLE', '-infinity', 30 FROM ${days} ON CONFLICT DO NOTHING`);
  await fill(`INSERT INTO analytics.room_out (room_out_id, property_id, room_type_id, kind, first_night, last_night, begun_known_at)
    SELECT gen_random_uuid(), $1, 'DOUBLE', 'ORDER', day, day, day FROM ${days}`);
  await fill(`INSERT INTO analytics.closed_day (property_id, business_date, closed_at, final_at)
    SELECT $1, day, day + interval '1 day', day + interval '1 day' FROM ${days}`);
  await run(ctx.databases.of("analytics"), {
    text: "VACUUM ANALYZE analytics.room_night, analytics.reservation_outcome, analytics.physical_rooms, analytics.room_out, analytics.closed_day",
  });
}

/** What every statement of the question read, by EXPLAIN (ANALYZE, BUFFERS). */
async function costOfAMonth(): Promise<{ sold: number; rows: number; blocks: number }> {
  const analytics = ctx.databases.of("analytics");
  const cost = { rows: 0, blocks: 0 };
  const query = analytics.pool.query.bind(analytics.pool);
  const explained = async (statement: { text: string; values: unknown[] }) => {
    const { text, values } = statement;
    const { rows } = await query({ text: `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, values });
    const [{ Plan: plan }] = rows[0]["QUERY PLAN"];
    cost.rows += rowsRead(plan);
    cost.blocks += plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];
    return query(statement);
  };
  const pool = new Proxy(analytics.pool, {
    get: (target, key) => (key === "query" ? explained : Reflect.get(target, key)),
  });
  const databases: Context["databases"] = {
    ...ctx.databases,
    of: (service) => (service === "analytics" ? { ...analytics, pool } : ctx.databases.of(service)),
  };
  const asked = { propertyId: HOTEL.propertyId, from: FROM, to: TO, granularity: "day" as const };
  const answer = await kpis({ ctx: { ...ctx, databases }, ...asked, asOf: addDays(TO, 3) });
  if (!answer.ok) throw new Error(answer.refusal.message);
  const sold = answer.value.items.reduce((sum, item) => sum + item.roomsSold, 0);
  return { sold, ...cost };
}

type Plan = {
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Plan[];
};

/** The rows that a plan's scans looked at, those that they passed over included. */
function rowsRead(plan: Plan): number {
  const below = (plan.Plans ?? []).reduce((sum, each) => sum + rowsRead(each), 0);
  if (plan["Relation Name"] === undefined) return below;
  const seen =
    plan["Actual Rows"] +
    (plan["Rows Removed by Filter"] ?? 0) +
    (plan["Rows Removed by Index Recheck"] ?? 0);
  return below + seen * plan["Actual Loops"];
}
