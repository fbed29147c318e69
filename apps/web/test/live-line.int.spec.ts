import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { silent } from "@roomstream/db/log";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import { casaDoMirante } from "@roomstream/domain/demo/casa-do-mirante";
import { seedHotel } from "@roomstream/domain/demo/seed-demo";
import { ALL_PERMISSIONS } from "@roomstream/domain/property/contract";
import { registerApiKey } from "@roomstream/domain/property/register-api-key";
import { type Opened, openContext } from "@roomstream/domain/shared/open-context";
import { readEnvironment } from "@roomstream/environment/environment";
import { topicPlans } from "@roomstream/events/catalog/catalog";
import { startRelay } from "@roomstream/events/outbox/relay";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { buildGateway } from "../server/gateway";
import type { LiveMessage } from "../server/live/updates";
import { openHotel } from "../server/open-hotel";

const KEY = "rs_test";
const PROPERTY = casaDoMirante.hotel.propertyId;
let database: TestDatabase;
let opened: Opened;
let app: FastifyInstance;
let origin: string;
let keyHolds = true;
const relays: { close(): Promise<void> }[] = [];
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const encryption = Buffer.alloc(32, 1).toString("base64");
  opened = openContext(
    readEnvironment({ DATABASE_URL: database.url, ENCRYPTION_KEY: encryption }),
    silent,
    "test",
  );
  const { ctx, bus, memory } = opened;
  await bus.createTopics(topicPlans);
  await seedHotel(ctx, casaDoMirante);
  await registerApiKey({ ctx, key: KEY, name: "test", scopes: ALL_PERMISSIONS, rateLimited: false });
  const hotel = openHotel(ctx, bus, memory);
  app = await buildGateway({
    hotel: { ...hotel, findApiKey: async (key) => (keyHolds ? hotel.findApiKey(key) : undefined) },
    signals: ctx.signals,
    busAlive: () => true,
    databaseAlive: () => true,
    pages: undefined,
    logger: pino({ level: "silent" }),
    publicUrl: undefined,
    trustedProxies: [],
    authSecret: "a secret of a house that exists only in tests",
    heartbeatMs: 300,
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const owner = randomUUID();
  relays.push(
    startRelay({
      database: database.databases.of("rates"),
      bus,
      signals: database.signals,
      log: silent,
      owner,
    }),
  );
  await vi.waitFor(async () => {
    const [row] = await run<{ waiting: number }>(database.databases.of("rates"), {
      text: "SELECT count(*) AS waiting FROM rates.outbox WHERE published_at IS NULL",
    });
    expect(row?.waiting).toBe(0);
  }, 20_000);
});
afterEach(async () => {
  keyHolds = true;
  await Promise.all(closing.splice(0).map((close) => close()));
});
afterAll(async () => {
  await Promise.all(relays.map((relay) => relay.close()));
  await app.close();
  await opened.close();
  await database.drop();
});

/** The rates service commits events about these things. */
async function commit(...things: string[]): Promise<void> {
  await run(database.databases.of("rates"), {
    text: `INSERT INTO rates.outbox (event_id, topic, key, aggregate_id, aggregate_version, envelope)
      SELECT gen_random_uuid(), 'rate.updated', $1, thing, 3,
        jsonb_build_object('aggregateId', thing, 'aggregateVersion', 3) FROM unnest($2::text[]) AS thing`,
    values: [PROPERTY, things],
  });
  database.signals.send("outbox", "rates");
}

const RATES = [{ propertyId: PROPERTY, kinds: ["rate" as const] }];

/** Opens a line as a browser does, and gathers what it carries. */
async function openLine({
  lastEventId,
  topics = RATES,
  key = KEY,
}: {
  lastEventId?: string;
  topics?: object;
  key?: string;
} = {}) {
  const input = JSON.stringify({ topics, reservations: [], ...(lastEventId && { lastEventId }) });
  const stop = new AbortController();
  const answer = await fetch(`${origin}/api/trpc/live.subscribe?input=${encodeURIComponent(input)}`, {
    headers: key ? { authorization: `Bearer ${key}` } : {},
    signal: stop.signal,
  });
  let text = "";
  const reading = (async () => {
    for await (const chunk of answer.body ?? []) text += Buffer.from(chunk).toString();
  })().catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });
  const close = async () => {
    stop.abort();
    await reading;
  };
  closing.push(close);
  const messages = () =>
    [...text.matchAll(/(?:^|\n\n)data: (.*)\nid: (.*)\n/g)].map(([, data = "", id = ""]) => ({
      id,
      message: JSON.parse(data) as LiveMessage,
    }));
  const heard = () =>
    messages()
      .filter(({ message }) => message.what !== "beat")
      .map(({ message }) => (message.what === "change" ? message.id : message.what));
  return {
    answer,
    close,
    heard,
    messages,
    text: () => text,
    ended: reading,
    lastId: () => messages().at(-1)?.id ?? "",
  };
}
const until = (check: () => void, ms = 2_000) => vi.waitFor(check, { timeout: ms, interval: 10 });

describe("the line of a browser", () => {
  it("says what a committed event changed, within a moment, and is not buffered on its way", async () => {
    const line = await openLine();
    expect(line.answer.headers.get("content-type")).toBe("text/event-stream");
    expect(line.answer.headers.get("cache-control")).toContain("no-transform");
    expect(line.answer.headers.get("x-accel-buffering")).toBe("no");
    await until(() => expect(line.heard()).toEqual(["watching"]));
    await commit("a", "a", "b");
    await until(() => expect(line.heard()).toEqual(["watching", "a", "b"]), 1_000);
    expect(line.messages().find(({ message }) => message.what === "change")?.message).toEqual({
      what: "change",
      propertyId: PROPERTY,
      kind: "rate",
      id: "a",
      version: 3,
    });
  });

  it("given it was cut, then it goes on with exactly what was missed", async () => {
    const first = await openLine();
    await until(() => expect(first.heard()).toEqual(["watching"]));
    await commit("before");
    await until(() => expect(first.heard()).toEqual(["watching", "before"]));
    const lastEventId = first.lastId();
    await first.close();
    const witness = await openLine();
    await until(() => expect(witness.heard()).toEqual(["watching"]));
    await commit("missed-1", "missed-2");
    await until(() => expect(witness.heard()).toHaveLength(3));
    const back = await openLine({ lastEventId });
    await until(() => expect(back.heard()).toEqual(["watching", "missed-1", "missed-2"]), 500);
  });

  it("given the server does not know the id, then everything is to be read again", async () => {
    const line = await openLine({ lastEventId: "11111111-5" });
    await until(() => expect(line.heard()).toEqual(["watching", "everything"]), 500);
  });

  it("given the gateway heard no signals for a while, then everything is to be read again", async () => {
    const line = await openLine();
    await until(() => expect(line.heard()).toEqual(["watching"]));
    await run(database.databases.of("rates"), {
      text: `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query LIKE '%LISTEN roomstream_live%' AND pid <> pg_backend_pid()`,
    });
    await until(() => expect(line.heard()).toContain("everything"), 3_000);
  });

  it("beats while nothing happens", async () => {
    const line = await openLine();
    await until(() =>
      expect(line.messages().filter(({ message }) => message.what === "beat").length).toBeGreaterThan(1),
    );
  });

  it("given a client that does not read, then that one is told less and the others hear on", async () => {
    const input = JSON.stringify({ topics: RATES, reservations: [] });
    const slow = await fetch(`${origin}/api/trpc/live.subscribe?input=${encodeURIComponent(input)}`, {
      headers: { authorization: `Bearer ${KEY}` },
    });
    const quick = await openLine();
    await until(() => expect(quick.heard()).toEqual(["watching"]));
    const long = "x".repeat(3_000);
    for (let n = 0; n < 6_000; n++) {
      const change = {
        kind: "change",
        topic: "rate.updated",
        propertyId: PROPERTY,
        id: `${n}${long}`,
        version: 1,
      };
      database.signals.send("live", JSON.stringify(change));
      if (n % 20 === 0) await sleep(5);
    }
    await commit("after the flood");
    await until(() => expect(quick.heard()).toContain("after the flood"), 5_000);
    let text = "";
    const reading = (async () => {
      for await (const chunk of slow.body ?? []) {
        text += Buffer.from(chunk).toString();
        if (text.includes('"what":"everything"')) break;
      }
    })();
    // Who does not read for two beats is cut off, and is told less still.
    await reading.catch((error: Error) => expect(error.message).toBe("terminated"));
    const changes = text.split('"what":"change"').length - 1;
    expect(changes).toBeLessThan(5_900);
  }, 60_000);
});

describe("who may watch", () => {
  it("a stranger is not let in, whatever is asked for", async () => {
    const line = await openLine({ key: "" });
    await line.ended;
    expect(line.text()).toContain("event: serialized-error");
    expect(line.text()).toContain('"UNAUTHORIZED"');
    expect(line.messages()).toEqual([]);
  });

  it("a right that is taken away ends the line within a beat", async () => {
    const line = await openLine();
    await until(() => expect(line.heard()).toEqual(["watching"]));
    keyHolds = false;
    await line.ended;
    expect(line.text()).toContain('"FORBIDDEN"');
  });

  it("who hangs up leaves nothing behind", async () => {
    for (let round = 0; round < 3; round++) {
      const lines = await Promise.all(Array.from({ length: 40 }, () => openLine()));
      for (const line of lines) await until(() => expect(line.heard()).toEqual(["watching"]), 5_000);
      await Promise.all(lines.map((line) => line.close()));
    }
  });
});
