import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../src/testing/test-database";

describe("signals", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const listenTo = async (channel: "bus" | "live" | "outbox" | "gateway") => {
    const heard: string[][] = [];
    const stop = database.signals.on(channel, (payloads) => heard.push(payloads));
    await vi.waitFor(() => expect(heard).toEqual([[]]));
    heard.length = 0;
    return { heard, stop };
  };

  it("say 'look at everything' once they listen, then what was sent", async () => {
    const { heard, stop } = await listenTo("bus");
    database.signals.send("bus", "reservation.created");
    await vi.waitFor(() => expect(heard).toEqual([["reservation.created"]]));
    stop();
  });

  it("go together when many are sent, each payload once, in notifications that Postgres accepts", async () => {
    const { heard, stop } = await listenTo("live");
    const names = Array.from({ length: 2_000 }, (_, index) => `PROP-${index} – Zimmer "${index}"`);
    for (const name of [...names, ...names]) database.signals.send("live", name);
    // The very first goes at once, so that its copy comes later.
    await vi.waitFor(() => expect(heard.flat()).toHaveLength(2_001));
    expect([...new Set(heard.flat())].toSorted()).toEqual(names.toSorted());
    expect(heard.length).toBeLessThan(20);
    stop();
  });

  it("without payload say 'look at everything'", async () => {
    const { heard, stop } = await listenTo("outbox");
    database.signals.send("outbox");
    await vi.waitFor(() => expect(heard).toEqual([[]]));
    stop();
  });

  it("listen again by themselves after their connection was cut, and then say 'look at everything'", async () => {
    const { heard, stop } = await listenTo("gateway");
    await database.databases.common.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()",
    );
    await vi.waitFor(() => expect(heard).toEqual([[]]), { timeout: 5_000 });
    database.signals.send("gateway", "again");
    await vi.waitFor(() => expect(heard).toEqual([[], ["again"]]));
    stop();
  });
});
