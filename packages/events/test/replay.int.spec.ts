import { randomUUID } from "node:crypto";
import { silent } from "@roomstream/db/log";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run, transaction } from "@roomstream/db/transaction";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLogBus } from "../src/bus/log/log-bus";
import type { Bus } from "../src/bus/port";
import { type Consumer, startConsumer } from "../src/consumer/consumer";
import { putAside } from "../src/consumer/dead-letter";
import { readLetters, type StoredLetter } from "../src/consumer/letters";
import { giveBack, replace } from "../src/consumer/replay";
import { messageOf, type OutboxRow } from "../src/outbox/messages";
import { inboxOf, openBook, planWith, type Request, writeDown, written } from "./support/front-desk";
import { messageFor, messageWith, requestAt } from "./support/sample-events";

const TOPIC = "reservation.created";
const POLLING = { timeout: 15_000, interval: 10 };

let database: TestDatabase;
let bus: Bus;
let desk: Consumer;
/** Requests that the desk cannot read at the moment. */
const unreadable = new Set<string>();

beforeAll(async () => {
  database = await createTestDatabase();
  await openBook(database);
  bus = openLogBus({ pool: database.databases.common, signals: database.signals, log: silent });
  await bus.createTopics([{ topic: TOPIC, partitions: 6 }]);
  desk = await startConsumer(
    planWith(
      database,
      async (tx, heard) => {
        await writeDown(tx, heard);
        if (heard.some(({ eventId }) => unreadable.has(eventId))) throw new Error("nobody can read this");
      },
      bus,
    ),
  );
});
afterAll(async () => {
  await desk.close();
  await bus.close();
  await database.drop();
});

const rates = () => database.databases.of("rates");
const letterOf = async (eventId: string): Promise<StoredLetter | undefined> =>
  (await readLetters(rates(), { keys: null }, { after: null, most: 100 })).find(
    (letter) => letter.eventId === eventId,
  );
const send = (event: Request) =>
  bus.publish([{ topic: event.eventType, ...messageFor(event), timestamp: Date.now() }]);

/** A request that was put aside, and that the desk can read by now. */
async function aside(request = requestAt(`HOTEL-${randomUUID().slice(0, 4)}`)) {
  const at = { topic: TOPIC, partition: 0, message: messageFor(request), eventId: request.eventId };
  const error = "nobody could read this";
  await putAside(rates(), database.signals, { ...at, error, errorKind: error, tries: 6 });
  const letter = await letterOf(request.eventId);
  if (!letter) throw new Error("no letter was kept");
  return { request, letter };
}

const replay = async ({ deadLetterId }: StoredLetter) => {
  await transaction(rates(), (tx) => giveBack(tx, "rates", [deadLetterId], "an operator"));
  database.signals.send("replay", "rates");
};
const delivered = async (eventId: string) => (await letterOf(eventId))?.waits;

describe("a replayed letter", () => {
  it("comes to its group once more and to nobody else, and never a third time", async () => {
    const { request, letter } = await aside();
    const [before] = await ends();
    await replay(letter);
    await expect.poll(() => written(database, [request.eventId]), POLLING).toEqual([request.eventId]);
    await expect.poll(() => delivered(request.eventId), POLLING).toBe(false);
    expect(await inboxOf(database, request.eventId)).toBe("done");
    expect(await letterOf(request.eventId)).toMatchObject({
      status: "replayed",
      replays: 1,
      replayedBy: "an operator",
    });
    // Nothing went by the bus, where the other groups would have seen it.
    expect(await ends()).toEqual([before]);
    await send(request);
    await replay(letter);
    await send(requestAt(request.propertyId));
    await expect.poll(async () => (await ends())[0] ?? 0, POLLING).toBeGreaterThan(before ?? 0);
    expect(await written(database, [request.eventId])).toEqual([request.eventId]);
  });

  it("is flipped together with its inbox row, or neither is", async () => {
    const { request, letter } = await aside();
    const failed = transaction(rates(), async (tx) => {
      await giveBack(tx, "rates", [letter.deadLetterId], "an operator");
      throw new Error("the operator's machine caught fire");
    });
    await expect(failed).rejects.toThrow("fire");
    expect(await inboxOf(database, request.eventId)).toBe("dead");
    expect(await letterOf(request.eventId)).toMatchObject({ status: "open", waits: false });
  });

  it("given it fails again, then the same letter is open again, with what was wrong this time", async () => {
    const { request, letter } = await aside();
    unreadable.add(request.eventId);
    await replay(letter);
    const again = async () => (await letterOf(request.eventId))?.status;
    await expect.poll(again, POLLING).toBe("replayed");
    await expect.poll(again, POLLING).toBe("open");
    expect(await letterOf(request.eventId)).toMatchObject({
      deadLetterId: letter.deadLetterId,
      replays: 1,
      waits: false,
      tries: 6,
    });
    expect(await inboxOf(database, request.eventId)).toBe("dead");
    unreadable.delete(request.eventId);
    await replay(letter);
    await expect.poll(() => written(database, [request.eventId]), POLLING).toEqual([request.eventId]);
  });

  it("given the process that took it died, then another delivers it after its time", async () => {
    const { request, letter } = await aside();
    await transaction(rates(), async (tx) => {
      await giveBack(tx, "rates", [letter.deadLetterId], "an operator");
      await tx.query({
        text: "UPDATE rates.dead_letter SET redeliver_at = clock_timestamp() + interval '1 s' WHERE dead_letter_id = $1",
        values: [letter.deadLetterId],
      });
    });
    await expect.poll(() => written(database, [request.eventId]), POLLING).toEqual([request.eventId]);
  });
});

describe("an edited replay", () => {
  const edited = async (request: Request, letter: StoredLetter) => {
    const event: Request = { ...request, eventId: randomUUID(), causationId: request.eventId };
    await transaction(rates(), (tx) =>
      replace(tx, "rates", { deadLetterId: letter.deadLetterId, by: "an operator" }, event),
    );
    const [row] = await run<OutboxRow>(rates(), {
      text: "SELECT * FROM rates.outbox WHERE event_id = $1",
      values: [event.eventId],
    });
    if (!row) throw new Error("it is not stored");
    return { event, row };
  };

  it("is an event of its own, for the group that failed alone; the first stays dead and names it", async () => {
    const { request, letter } = await aside();
    const { event, row } = await edited(request, letter);
    expect(row).toMatchObject({ topic: TOPIC, key: request.propertyId, addressee: "rates" });
    expect(row.envelope).toMatchObject({ eventId: event.eventId, causationId: request.eventId });
    await bus.publish([messageOf(row)]);
    await expect.poll(() => written(database, [event.eventId]), POLLING).toEqual([event.eventId]);
    expect(await letterOf(request.eventId)).toMatchObject({ status: "replayed", replacedBy: event.eventId });
    expect(await inboxOf(database, request.eventId)).toBe("dead");
  });

  it("given another group gets it by the bus, then it drops it without a trace", async () => {
    const { request, letter } = await aside();
    const { event, row } = await edited(request, letter);
    await bus.publish([messageOf({ ...row, addressee: "availability" })]);
    const next = requestAt(request.propertyId);
    await send(next);
    await expect.poll(() => written(database, [next.eventId]), POLLING).toEqual([next.eventId]);
    expect(await written(database, [event.eventId])).toEqual([]);
    expect(await inboxOf(database, event.eventId)).toBeUndefined();
  });
});

describe("payloads that are no events", () => {
  it("do not open the breaker: whoever sends them does not make the desk fail", async () => {
    const broken = Array.from({ length: 12 }, () => randomUUID());
    await bus.publish(
      broken.map((id) => ({ topic: TOPIC, ...messageWith("{not json", id), timestamp: Date.now() })),
    );
    for (const id of broken) await expect.poll(() => inboxOf(database, id), POLLING).toBe("dead");
    expect(desk.breaker.state()).toBe("closed");
    expect((await letterOf(broken[0] ?? ""))?.errorKind).toBe("not JSON");
  });
});

/** Where the topic ends, over all partitions. */
const ends = async (): Promise<number[]> => {
  const lags = await bus.lag("rates", [TOPIC]);
  return [lags.reduce((sum, { end }) => sum + Number(end), 0)];
};
