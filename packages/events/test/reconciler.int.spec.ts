import { randomUUID } from "node:crypto";
import { silent } from "@roomstream/db/log";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Bus, TrimPlan } from "../src/bus/port";
import { registerWorker } from "../src/consumer/workers";
import { GROUPS, giveUpCursors, reconciledUntil } from "../src/reconciler/cursors";
import { forgetMessages } from "../src/reconciler/forget-messages";
import { reconcile } from "../src/reconciler/reconcile";
import { noBus } from "./support/front-desk";

// Heard by the reservations alone.
const TOPIC = "rate.applied";
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  // What is made older than it is may belong to the month before.
  await rates(`DO $$ BEGIN EXECUTE format('CREATE TABLE rates.outbox_before PARTITION OF rates.outbox FOR VALUES FROM (MINVALUE) TO (%L)',
    date_trunc('month', now())); END $$`);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await rates("DELETE FROM rates.outbox");
  await rates("DELETE FROM rates.reconciler_cursor");
  for (const group of GROUPS) await registerWorker(database.databases.of(group), randomUUID(), "closed");
});

const rates = (text: string, values: unknown[] = []) =>
  run<{ event_id: string }>(database.databases.of("rates"), { text, values });

/** Events that were recorded and published, by default eleven minutes ago. */
async function published(count: number, own: { ago?: string; addressee?: string } = {}): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await rates(
    `INSERT INTO rates.outbox (event_id, topic, key, aggregate_id, aggregate_version, envelope, recorded_at, published_at, addressee)
      SELECT id, '${TOPIC}', 'TEST-001', 'x', 1, '{}', clock_timestamp() - $2::interval, clock_timestamp() - $2::interval, $3
      FROM unnest($1::uuid[]) WITH ORDINALITY AS e (id, nth) ORDER BY nth`,
    [ids, own.ago ?? "11 minutes", own.addressee ?? null],
  );
  return ids;
}

const handled = async (eventIds: string[], status = "done") => {
  await run(database.databases.of("reservations"), {
    text: `INSERT INTO reservations.inbox ("group", event_id, status) SELECT 'reservations', id, $2 FROM unnest($1::uuid[]) id`,
    values: [eventIds, status],
  });
};

const owner = randomUUID();
const look = (by = owner) => {
  const { databases, signals } = database;
  return reconcile({ databases, signals, log: silent, store: "rates", owner: by });
};
/** What waits to be published, as if a relay took it. */
const taken = async (): Promise<string[]> => {
  const rows = await rates(`WITH taken AS (UPDATE rates.outbox SET published_at = clock_timestamp()
    WHERE published_at IS NULL RETURNING position, event_id) SELECT event_id FROM taken ORDER BY position`);
  return rows.map((row) => row.event_id);
};

describe("the reconciler", () => {
  it("given events that a group lacks after ten minutes, then they are published again, and only those", async () => {
    const ids = await published(6);
    const [lost, dead, late, ...rest] = ids as [string, string, string, ...string[]];
    await handled(rest);
    await handled([dead], "dead");
    await look();
    expect(await taken()).toEqual([lost, late]);
  });

  it("given an event is younger than ten minutes, or waits for its relay, then it is left alone", async () => {
    await published(2, { ago: "9 minutes" });
    const waiting = await published(1);
    await rates("UPDATE rates.outbox SET published_at = NULL WHERE event_id = ANY($1)", [waiting]);
    await look();
    expect(await taken()).toEqual(waiting);
  });

  it("given what was published again is lost again, then it is published again after its time, and not before", async () => {
    const ids = await published(2);
    await look();
    expect(await taken()).toEqual(ids);
    await look();
    expect(await taken()).toEqual([]);
    await rates("UPDATE rates.outbox SET published_at = published_at - interval '11 minutes'");
    await look();
    expect(await taken()).toEqual(ids);
    const next = await published(1);
    await look();
    expect(await taken()).toEqual(next);
  });

  it("given a group has handled everything, then what was read is not read again", async () => {
    await handled(await published(2_500));
    await look();
    const ids = await published(1);
    await look();
    expect(await taken()).toEqual(ids);
    const [known] = await rates(`SELECT count(*) AS event_id FROM rates.outbox o, rates.reconciler_cursor c
      WHERE c."group" = 'reservations' AND (o.recorded_at, o.position) > (c.recorded_at, c.position)`);
    expect(known).toEqual({ event_id: 1 });
  });

  it("given another process looks already, then it does nothing, until that one has been gone for its lease", async () => {
    await look(randomUUID());
    const ids = await published(1);
    await look();
    expect(await taken()).toEqual([]);
    await giveUpCursors(database.databases.of("rates"), owner);
    await look();
    expect(await taken()).toEqual([]);
    await rates("UPDATE rates.reconciler_cursor SET leased_until = clock_timestamp() - interval '1 s'");
    await look();
    expect(await taken()).toEqual(ids);
  });

  it("given a group that has no worker, then nothing is piled up for it", async () => {
    await published(1);
    await run(database.databases.of("reservations"), { text: "DELETE FROM reservations.worker" });
    await look();
    expect(await taken()).toEqual([]);
  });

  it("given an edited replay, then only the group that it is addressed to can lack it", async () => {
    await published(1, { addressee: "analytics" });
    const own = await published(1, { addressee: "reservations" });
    await look();
    expect(await taken()).toEqual(own);
  });
});

describe("the bus", () => {
  it("may forget what every store is known to have handled by all, and nothing later", async () => {
    const plans: TrimPlan[] = [];
    const bus: Bus = {
      ...noBus,
      trim: async (plan) => {
        plans.push(plan);
        return 0;
      },
    };
    const forget = () => forgetMessages({ bus, databases: database.databases });
    await forget();
    expect(plans.at(-1)?.recordedBefore).toBe(0);
    const { databases, signals } = database;
    for (const store of [...GROUPS, "property"] as const)
      await reconcile({ databases, signals, log: silent, store, owner });
    const before = Date.now();
    await forget();
    const recordedBefore = plans.at(-1)?.recordedBefore ?? 0;
    expect(before - recordedBefore).toBeGreaterThan(9 * 60_000);
    expect(before - recordedBefore).toBeLessThan(11 * 60_000);
    const [old] = await published(1, { ago: "3 hours" });
    await look();
    const until = await reconciledUntil(database.databases.of("rates"));
    await forget();
    expect(plans.at(-1)?.recordedBefore).toBe(until.getTime());
    await handled([old ?? ""]);
    expect(plans.at(-1)?.topics).toContainEqual({
      topic: TOPIC,
      groups: ["reservations"],
    });
    expect(plans.at(-1)?.olderThanMs).toBe(7 * 86_400_000);
  });
});
