import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import { rebuiltEqualsLive } from "@roomstream/domain/operations/promises/rebuilt-equals-live";
import { withSnapshot } from "@roomstream/domain/operations/promises/snapshot";
import { replayDeadLetter } from "@roomstream/domain/operations/replay-dead-letter";
import type { Context } from "@roomstream/domain/shared/context";
import { contextOver, openTestHotel } from "@roomstream/domain/testing/test-hotel";
import { putAside } from "@roomstream/events/consumer/dead-letter";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ask } from "./support/guests";
import { deliver, takeSent } from "./support/services";

let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = contextOver(database);
  await openTestHotel(ctx, 20);
});
afterAll(() => database.drop());

const suspects = () =>
  withSnapshot(ctx.databases, async (snapshot) => (await rebuiltEqualsLive.check(snapshot)).suspects);

it("an event that nobody can read is left out of what is rebuilt, and what an operator made of it is not", async () => {
  const id = await ask(ctx);
  const [created] = await takeSent(ctx, "reservations", [id]);
  if (!created) throw new Error("nothing was recorded");
  const { eventId } = created;
  const good = JSON.parse(created.message.value) as Record<string, unknown>;
  const bad = JSON.stringify({ ...good, aggregateVersion: "many" });
  await run(ctx.databases.of("reservations"), {
    text: "UPDATE reservations.outbox SET envelope = $2 WHERE event_id = $1",
    values: [eventId, bad],
  });
  await putAside(ctx.databases.of("analytics"), ctx.signals, {
    topic: created.topic,
    partition: 0,
    message: { ...created.message, value: bad },
    eventId,
    error: "not as the catalog says",
    errorKind: "not as the catalog says",
    tries: 1,
  });
  expect(await suspects()).toEqual([]);

  const [letter] = await run<{ id: string }>(ctx.databases.of("analytics"), {
    text: "SELECT dead_letter_id AS id FROM analytics.dead_letter WHERE event_id = $1",
    values: [eventId],
  });
  const mended = await replayDeadLetter({
    ctx,
    deadLetterId: letter?.id ?? "",
    edited: good,
    by: { kind: "key", apiKeyId: randomUUID(), name: "operator" },
    propertyIds: null,
  });
  expect(mended.ok).toBe(true);
  const edited = (await takeSent(ctx, "analytics", [id])).filter(({ topic }) => topic === created.topic);
  expect(edited).toHaveLength(1);
  await deliver(ctx, "analytics", edited);
  expect(await suspects()).toEqual([]);
});
