import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import { eventsOfReservation } from "@roomstream/domain/operations/engine-room/events-of-reservation";
import { flow } from "@roomstream/domain/operations/engine-room/flow";
import type { Context } from "@roomstream/domain/shared/context";
import { contextOver, HOTEL, openTestHotel } from "@roomstream/domain/testing/test-hotel";
import { eventNames } from "@roomstream/events/catalog/catalog";
import { putAside } from "@roomstream/events/consumer/dead-letter";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

async function numberOf(reservationId: string): Promise<string> {
  const [row] = await run<{ confirmation_number: string }>(ctx.databases.of("reservations"), {
    text: "SELECT confirmation_number FROM reservations.reservation WHERE reservation_id = $1",
    values: [reservationId],
  });
  if (!row) throw new Error(`${reservationId} is not kept`);
  return row.confirmation_number;
}

const found = async (confirmationNumber: string) => {
  const answer = await eventsOfReservation({ ctx, confirmationNumber });
  if (!answer) throw new Error(`nothing is known of ${confirmationNumber}`);
  return answer;
};

/** A booking that availability and rates have heard of, and that payments could not read. */
async function heardByTwo() {
  const id = await ask(ctx);
  const [created] = await takeSent(ctx, "reservations", [id]);
  if (!created) throw new Error(`${id} was not recorded`);
  await deliver(ctx, "availability", [created]);
  await deliver(ctx, "rates", [created]);
  await putAside(ctx.databases.of("payments"), ctx.signals, {
    topic: created.topic,
    partition: 0,
    message: created.message,
    eventId: created.eventId,
    error: "it could not be read",
    errorKind: "it could not be read",
    tries: 6,
  });
  return { id, created, number: await numberOf(id) };
}

describe("one reservation's events", () => {
  it("say who handled each, at whom it lies as a dead letter, and for whom it waits", async () => {
    const { created, number } = await heardByTwo();
    const { events, propertyId } = await found(number);
    const first = events.find(({ eventId }) => eventId === created.eventId);
    expect(propertyId).toBe(HOTEL.propertyId);
    expect(Object.fromEntries(first?.groups.map(({ group, status }) => [group, status]) ?? [])).toEqual({
      availability: "done",
      rates: "done",
      payments: "dead",
      analytics: "waits",
    });
    expect(first?.publishedAt).not.toBeNull();
  });

  it("are those of all services, in the order of recording, each naming what caused it", async () => {
    const { created, number } = await heardByTwo();
    const { events } = await found(number);
    expect(events.map(({ eventType }) => eventType)).toEqual([
      "reservation.created",
      "availability.updated",
      "rate.applied",
    ]);
    expect(events.slice(1).map(({ causationId }) => causationId)).toEqual([created.eventId, created.eventId]);
  });

  it("show nothing of the guest in the clear", async () => {
    const { number } = await heardByTwo();
    expect(JSON.stringify(await found(number))).not.toMatch(/Lovelace|ada@example/);
  });

  it("are of no reservation where there is none of that number", async () => {
    expect(await eventsOfReservation({ ctx, confirmationNumber: "RSV-2026-000000" })).toBeUndefined();
  });
});

describe("the flow", () => {
  it("names every topic of the catalog, with who publishes it and who takes it", async () => {
    const { topics } = await flow({ ctx, propertyIds: null });
    expect(topics.map(({ topic }) => topic)).toEqual(eventNames);
    expect(topics.find(({ topic }) => topic === "payment.captured")).toMatchObject({ service: "payments" });
  });

  it("counts what was recorded and handled within the last minute, and what is not published yet", async () => {
    const before = await flow({ ctx, propertyIds: null });
    await heardByTwo();
    const after = await flow({ ctx, propertyIds: null });
    const recorded = ({ topics }: typeof after, name: string) =>
      topics.find(({ topic }) => topic === name)?.recorded ?? 0;
    const handled = ({ groups }: typeof after, name: string) =>
      groups.find(({ group }) => group === name)?.handled ?? 0;
    const unpublished = ({ outboxes }: typeof after, name: string) =>
      outboxes.find(({ service }) => service === name)?.unpublished ?? 0;
    expect(recorded(after, "reservation.created") - recorded(before, "reservation.created")).toBe(1);
    expect(handled(after, "rates") - handled(before, "rates")).toBe(1);
    expect(handled(after, "analytics") - handled(before, "analytics")).toBe(0);
    expect(unpublished(after, "rates") - unpublished(before, "rates")).toBe(1);
  });

  it("shows the newest events first, each of a reservation with its number, and what was put aside", async () => {
    const { number } = await heardByTwo();
    const { newest } = await flow({ ctx, propertyIds: null });
    expect(newest.slice(0, 4).map((line) => [line.eventType, line.confirmationNumber])).toEqual([
      ["reservation.created.dlq", null],
      ["rate.applied", number],
      ["availability.updated", number],
      ["reservation.created", number],
    ]);
  });

  it("shows no event of another hotel than the asker's", async () => {
    await heardByTwo();
    expect((await flow({ ctx, propertyIds: ["ELSEWHERE"] })).newest).toEqual([]);
    expect((await flow({ ctx, propertyIds: [HOTEL.propertyId] })).newest).not.toEqual([]);
  });
});
