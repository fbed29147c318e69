import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run, transaction } from "@roomstream/db/transaction";
import { deadLetters, findDeadLetter } from "@roomstream/domain/operations/dead-letters";
import { everyEventHandled } from "@roomstream/domain/operations/promises/every-event-handled";
import { withSnapshot } from "@roomstream/domain/operations/promises/snapshot";
import { checkEdited, replayDeadLetter } from "@roomstream/domain/operations/replay-dead-letter";
import { replayKind } from "@roomstream/domain/operations/replay-kind";
import type { Actor } from "@roomstream/domain/shared/actor";
import type { Context } from "@roomstream/domain/shared/context";
import { contextOver, HOTEL, openTestHotel } from "@roomstream/domain/testing/test-hotel";
import type { Service } from "@roomstream/environment/environment";
import { putAside } from "@roomstream/events/consumer/dead-letter";
import { startRedelivery } from "@roomstream/events/consumer/redelivery";
import { lockLetter } from "@roomstream/events/consumer/replay";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endStates } from "./support/end-state";
import { ask } from "./support/guests";
import { deliver, type Sent, sentOf, takeSent } from "./support/services";
import { cancelAtOnce } from "./support/wishes";

let database: TestDatabase;
let ctx: Context;
const by: Actor = { kind: "key", apiKeyId: randomUUID(), name: "operator" };
const POLLING = { timeout: 10_000, interval: 10 };

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = contextOver(database);
  await openTestHotel(ctx, 20);
});
afterAll(() => database.drop());

async function asked(): Promise<{ id: string; created: Sent }> {
  const id = await ask(ctx);
  const [created] = await takeSent(ctx, "reservations", [id]);
  if (!created) throw new Error(`${id} was not recorded`);
  return { id, created };
}

/** Puts a message aside at a service, and gives back the letter's id. */
async function letterAt(
  service: Service,
  sent: Sent,
  own: { value?: string; errorKind?: string; key?: string } = {},
) {
  const { value = sent.message.value, key = sent.message.key } = own;
  const message = { ...sent.message, value, key };
  const { errorKind = "nobody could read this" } = own;
  await putAside(ctx.databases.of(service), ctx.signals, {
    topic: sent.topic,
    partition: 0,
    message,
    eventId: sent.eventId,
    error: errorKind,
    errorKind,
    tries: 6,
  });
  const { items } = await list({ group: service });
  const letter = items.find(({ eventId }) => eventId === sent.eventId);
  if (!letter) throw new Error("no letter was kept");
  return letter.deadLetterId;
}

const list = (query: { group?: string; errorKind?: string; cursor?: string; limit?: number } = {}) =>
  deadLetters({ ctx, query: { limit: 50, ...query }, propertyIds: null });
const replay = (
  deadLetterId: string,
  edited?: Record<string, unknown>,
  propertyIds: string[] | null = null,
) => replayDeadLetter({ ctx, deadLetterId, edited, by, propertyIds });

/** Lets a service take what was replayed, until nothing waits. */
async function redeliver(service: Service, topic: Sent["topic"]): Promise<void> {
  const redelivery = startRedelivery({
    database: ctx.databases.of(service),
    signals: ctx.signals,
    log: ctx.log,
    deliver: ({ messages }) =>
      deliver(
        ctx,
        service,
        messages.map((message) => ({ topic, eventId: "", reservationId: "", message })),
      ),
  });
  const waiting = async () => (await list({ group: service })).items.filter(({ waits }) => waits).length;
  await expect.poll(waiting, POLLING).toBe(0);
  await redelivery.close();
}

const nights = async (id: string) => (await endStates(ctx, [id])).get(id)?.hold?.nights ?? 0;

describe("the operator's dead letters", () => {
  it("are shown from the newest on, page by page, over all services, and counted by kind", async () => {
    const errorKind = `kind ${randomUUID()}`;
    const ids: string[] = [];
    for (const service of ["availability", "rates", "availability"] as const) {
      const { created } = await asked();
      ids.unshift(await letterAt(service, created, { errorKind }));
    }
    const first = await list({ errorKind, limit: 2 });
    expect(first.items.map(({ deadLetterId }) => deadLetterId)).toEqual(ids.slice(0, 2));
    const second = await list({ errorKind, limit: 2, cursor: first.next ?? "" });
    expect(second.items.map(({ deadLetterId }) => deadLetterId)).toEqual(ids.slice(2));
    expect(second.next).toBeNull();
    expect(first.kinds.filter((kind) => kind.errorKind === errorKind)).toMatchObject([
      { group: "availability", topic: "reservation.created", count: 2 },
      { group: "rates", topic: "reservation.created", count: 1 },
    ]);
    const elsewhere = { ctx, query: { limit: 50, errorKind }, propertyIds: ["OTHER"] };
    expect((await deadLetters(elsewhere)).items).toEqual([]);
    expect(await findDeadLetter({ ctx, deadLetterId: ids[0] ?? "", propertyIds: ["OTHER"] })).toBeUndefined();
  });

  it("tell the whole event, its guest still sealed, and where and why it failed", async () => {
    const { created } = await asked();
    const letter = await findDeadLetter({
      ctx,
      deadLetterId: await letterAt("rates", created),
      propertyIds: [HOTEL.propertyId],
    });
    expect(letter).toMatchObject({
      group: "rates",
      eventId: created.eventId,
      propertyId: HOTEL.propertyId,
      offset: Number(created.message.offset),
      tries: 6,
      status: "open",
      problem: null,
      envelope: { eventId: created.eventId, data: { guestDetails: { sealed: expect.any(String) } } },
    });
    expect(JSON.stringify(letter)).not.toContain("@example.com");
  });
});

describe("replaying a dead letter", () => {
  it("gives the event to the group that failed, and who did so is in its log", async () => {
    const { id, created } = await asked();
    const deadLetterId = await letterAt("availability", created);
    expect(await replay(deadLetterId)).toMatchObject({ ok: true, value: { status: "replayed" } });
    await redeliver("availability", created.topic);
    expect(await nights(id)).toBe(2);
    const audited = await run(ctx.databases.of("availability"), {
      text: "SELECT actor, action FROM availability.audit WHERE subject_id = $1",
      values: [deadLetterId],
    });
    expect(audited).toEqual([{ actor: "key:operator", action: "dead-letter.replayed" }]);
  });

  it("given it was replayed already, or lies at another's hotel, or nowhere, then it is refused", async () => {
    const { created } = await asked();
    const deadLetterId = await letterAt("rates", created);
    expect(await replay(deadLetterId, undefined, ["OTHER"])).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    expect(await replay(deadLetterId)).toMatchObject({ ok: true });
    expect(await replay(deadLetterId)).toMatchObject({ refusal: { code: "ALREADY_REPLAYED" } });
    expect(await replay(randomUUID())).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });

  it("given two operators replay it at once, then one does and the other is told so", async () => {
    const deadLetterId = await letterAt("rates", (await asked()).created);
    const both = await transaction(ctx.databases.of("rates"), async (tx) => {
      await lockLetter(tx, "rates", deadLetterId);
      const replays = [replay(deadLetterId), replay(deadLetterId)];
      const waiting = async () =>
        (
          await run<{ count: number }>(ctx.databases.of("rates"), {
            text: `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          })
        )[0]?.count;
      await expect.poll(waiting, POLLING).toBe(2);
      return { replays };
    });
    const ended = await Promise.all(both.replays);
    expect(ended.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect((await findDeadLetter({ ctx, deadLetterId, propertyIds: null }))?.replays).toBe(1);
  });

  it("given an old one, whose reservation was cancelled since, then no room is held for it", async () => {
    // Its time is not over: only the version that was cancelled stands against it.
    const { id, created } = await asked();
    const deadLetterId = await letterAt("availability", created);
    await cancelAtOnce(ctx, id);
    const cancelled = await takeSent(ctx, "reservations", [id]);
    expect(cancelled.map(({ topic }) => topic)).toEqual(["reservation.cancelled"]);
    await deliver(ctx, "availability", cancelled);
    await replay(deadLetterId);
    await redeliver("availability", created.topic);
    expect((await findDeadLetter({ ctx, deadLetterId, propertyIds: null }))?.status).toBe("replayed");
    expect(await nights(id)).toBe(0);
  });

  it("given all of a kind, then those of the kind go back once, and what is no event stays to be edited", async () => {
    const errorKind = `kind ${randomUUID()}`;
    const stays = [await asked(), await asked()];
    for (const { created } of stays) await letterAt("availability", created, { errorKind });
    const other = await letterAt("availability", (await asked()).created);
    const broken = await letterAt("availability", (await asked()).created, { errorKind, value: "{not json" });
    const kind = { group: "availability", topic: "reservation.created", errorKind };
    const all = { ctx, kind, by, propertyIds: null };
    expect(await replayKind({ ...all, propertyIds: ["OTHER"] })).toMatchObject({ value: { replayed: 0 } });
    expect(await replayKind(all)).toEqual({ ok: true, value: { replayed: 2, toBeEdited: 1 } });
    expect(await replayKind(all)).toEqual({ ok: true, value: { replayed: 0, toBeEdited: 1 } });
    await redeliver("availability", "reservation.created");
    for (const { id } of stays) expect(await nights(id)).toBe(2);
    for (const deadLetterId of [other, broken]) {
      expect((await findDeadLetter({ ctx, deadLetterId, propertyIds: null }))?.status).toBe("open");
    }
    expect(await replay(broken)).toMatchObject({ refusal: { code: "NOT_AN_EVENT" } });
  });
});

describe("an edited replay", () => {
  it("is stored as a new event, caused by the first, for the group that failed; the letter names it", async () => {
    const { id, created } = await asked();
    const deadLetterId = await letterAt("availability", created, { value: "{not json" });
    const edited = JSON.parse(created.message.value);
    const replayed = await replay(deadLetterId, edited);
    if (!replayed.ok) throw new Error(replayed.refusal.message);
    const [row] = await run<Parameters<typeof sentOf>[0]>(ctx.databases.of("availability"), {
      text: "SELECT * FROM availability.outbox WHERE event_id = $1",
      values: [replayed.value.replacedBy],
    });
    expect(row).toMatchObject({
      addressee: "availability",
      envelope: { causationId: created.eventId, correlationId: edited.correlationId },
    });
    expect(replayed.value.replacedBy).not.toBe(created.eventId);
    if (row) await deliver(ctx, "availability", [sentOf(row, id)]);
    expect(await nights(id)).toBe(2);
    // The groups that it is not for owe it nothing.
    const { suspects } = await withSnapshot(ctx.databases, (snapshot) => everyEventHandled.check(snapshot));
    const owing = suspects.filter(({ problem }) => problem.includes("was not handled")).map(({ key }) => key);
    expect(owing.filter((key) => key.endsWith(replayed.value.replacedBy ?? ""))).toEqual([]);
    expect(await replay(deadLetterId, edited)).toMatchObject({ refusal: { code: "ALREADY_REPLAYED" } });
  });

  it("given it is not as the catalog says, or of another's hotel, then it is refused by its fields, and nothing is stored", async () => {
    const { created } = await asked();
    const deadLetterId = await letterAt("rates", created);
    const event = JSON.parse(created.message.value);
    expect(await replay(deadLetterId, { ...event, data: { ...event.data, stayVersion: 0 } })).toMatchObject({
      refusal: { code: "INVALID_INPUT", errors: [{ path: "edited.data.stayVersion" }] },
    });
    expect(await replay(deadLetterId, { ...event, eventType: "reservation.cancelled" })).toMatchObject({
      refusal: { errors: expect.arrayContaining([expect.objectContaining({ path: "edited.eventType" })]) },
    });
    const elsewhere = { ...event, propertyId: "OTHER" };
    expect(await replay(deadLetterId, elsewhere, [HOTEL.propertyId])).toMatchObject({
      refusal: { errors: [{ path: "edited.propertyId" }] },
    });
    const stored = await run(ctx.databases.of("rates"), {
      text: "SELECT FROM rates.outbox WHERE addressee IS NOT NULL",
    });
    expect(stored).toEqual([]);
    expect((await findDeadLetter({ ctx, deadLetterId, propertyIds: null }))?.status).toBe("open");
  });

  it("given a letter of one's own hotel, then it cannot be made to be about another hotel's reservation", async () => {
    const { created } = await asked();
    const deadLetterId = await letterAt("payments", created, { key: "MINE-001" });
    const event = { ...JSON.parse(created.message.value), propertyId: "MINE-001" };
    expect(await replay(deadLetterId, event, ["MINE-001"])).toMatchObject({
      refusal: { code: "INVALID_INPUT", errors: [{ path: "edited.data.reservationId" }] },
    });
    const checked = await checkEdited({ ctx, deadLetterId, edited: event, propertyIds: ["MINE-001"] });
    expect(checked).toMatchObject({ value: { errors: [{ path: "edited.data.reservationId" }] } });
    expect((await findDeadLetter({ ctx, deadLetterId, propertyIds: null }))?.status).toBe("open");
  });
});
