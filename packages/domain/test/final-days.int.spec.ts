import { finishDays } from "@roomstream/domain/analytics/finish-days";
import { reactions } from "@roomstream/domain/analytics/on/reactions";
import { replayDeadLetter } from "@roomstream/domain/operations/replay-dead-letter";
import { cancelReservation } from "@roomstream/domain/reservations/cancel-reservation";
import { putAside } from "@roomstream/events/consumer/dead-letter";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Books, openBooks, soldOf } from "./support/open-books";
import { INES, value } from "./support/open-desk";
import { storyOf } from "./support/replay";
import { deliver, type Sent, sentOf } from "./support/services";
import { MeetingPoint, meeting } from "./support/two-at-once";

let books: Books;
beforeEach(async () => {
  books = await openBooks(4);
});
afterEach(() => books.close());

const cancel = async (confirmationNumber: string) =>
  value(await cancelReservation({ ctx: books.ctx, confirmationNumber, reason: "GUEST", by: INES }));

/** A stay of two nights that is booked and cancelled on the first business date, of whose cancellation analytics does not hear. */
async function missedCancellation(): Promise<{ before: string; missed: Sent }> {
  const number = await books.desk.book({ nights: 2 });
  books.later();
  await cancel(number);
  const missed = await books.settleBut("reservation.cancelled");
  const before = books.later();
  books.nextDay();
  await books.closeDays();
  return { before, missed };
}

/** The event is put with the dead letters of analytics. */
const giveUpOn = (missed: Sent): Promise<void> =>
  putAside(books.ctx.databases.of("analytics"), books.ctx.signals, {
    topic: missed.topic,
    partition: 0,
    message: missed.message,
    eventId: missed.eventId,
    error: "it could not be handled",
    errorKind: "it could not be handled",
    tries: 5,
  });

const isProvisional = async (asOf?: string) =>
  (await books.figures(2, asOf)).map(({ provisional }) => provisional);

describe("a day", () => {
  it("is provisional until the audit has closed it, and after that until everything before was heard", async () => {
    await books.desk.book({ nights: 2 });
    expect(await isProvisional()).toEqual([true, true]);
    books.nextDay();
    await books.finish();
    expect(await isProvisional()).toEqual([true, true]);
    await books.closeDays();
    await finishDays(books.ctx);
    expect(await isProvisional()).toEqual([true, true]);
    await books.finish();
    expect(await isProvisional()).toEqual([false, true]);
  });

  it("stays provisional while one event of before is not heard of, and is final with it", async () => {
    const { missed } = await missedCancellation();
    await books.finish();
    expect(await isProvisional()).toEqual([true, true]);
    await deliver(books.ctx, "analytics", [missed]);
    await books.finish();
    expect(await isProvisional()).toEqual([false, true]);
    expect(soldOf(await books.figures(2))).toEqual([0, 0]);
  });

  it("was provisional at every moment before it was final, also when that is asked later", async () => {
    books.nextDay();
    await books.closeDays();
    const before = books.later();
    books.later();
    await books.finish();
    expect(await isProvisional(before)).toEqual([true, true]);
    expect(await isProvisional()).toEqual([false, true]);
  });
});

describe("what is heard of a day after its figures were final", () => {
  it("given a dead letter that is replayed, then no figure of before changes, and it counts from when it is known", async () => {
    const { before, missed } = await missedCancellation();
    await giveUpOn(missed);
    await books.finish();
    expect(await isProvisional()).toEqual([false, true]);
    const asOf = books.later();
    const [atBefore, atFinal] = [await books.figures(3, before), await books.figures(3, asOf)];
    expect([soldOf(atBefore), soldOf(atFinal)]).toEqual([
      [1, 1, 0],
      [1, 1, 0],
    ]);

    books.nextDay();
    const [letter] = await books.desk.rows<{ id: string }>(
      "SELECT dead_letter_id AS id FROM analytics.dead_letter WHERE event_id = $1",
      [missed.eventId],
    );
    value(
      await replayDeadLetter({ ctx: books.ctx, deadLetterId: letter?.id ?? "", by: INES, propertyIds: null }),
    );
    await deliver(books.ctx, "analytics", [missed]);
    expect(await books.figures(3, before)).toEqual(atBefore);
    expect(await books.figures(3, asOf)).toEqual(atFinal);
    const now = await books.figures(3);
    expect(soldOf(now)).toEqual([0, 0, 0]);
    expect(now[0]).toMatchObject({ reservations: 1, cancellations: 1 });
    expect(await books.rebuilt()).toEqual([]);
  });

  it("given an event that came to the disk only after the day was closed, then it is the same", async () => {
    const { before, missed } = await missedCancellation();
    await books.desk.rows(
      "UPDATE reservations.outbox SET recorded_at = clock_timestamp() + interval '10 minutes' WHERE event_id = $1",
      [missed.eventId],
    );
    await books.finish();
    const atBefore = await books.figures(3, before);
    books.later();
    await deliver(books.ctx, "analytics", [missed]);
    expect(await books.figures(3, before)).toEqual(atBefore);
    expect(soldOf(await books.figures(3))).toEqual([0, 0, 0]);
    expect(await books.rebuilt()).toEqual([]);
  });

  it("given it comes before its day is final, then it counts from when it happened", async () => {
    const { before, missed } = await missedCancellation();
    expect(soldOf(await books.figures(3, before))).toEqual([1, 1, 0]);
    await deliver(books.ctx, "analytics", [missed]);
    expect(soldOf(await books.figures(3, before))).toEqual([0, 0, 0]);
    expect(await books.rebuilt()).toEqual([]);
  });
});

describe("two consumers that hear of one reservation at once", () => {
  it("given its confirmation and its cancellation, then it is on the books from the one until the other", async () => {
    const { ctx, desk } = books;
    const number = await desk.book({ nights: 1 });
    const before = books.later();
    books.later();
    await cancel(number);
    await desk.settle();
    const [row] = await desk.rows<{ id: string }>(
      "SELECT reservation_id AS id FROM reservations.reservation WHERE confirmation_number = $1",
      [number],
    );
    const id = row?.id ?? "";
    const story = (await storyOf(ctx, id)).map((recorded) => sentOf(recorded, id));
    const both = story.filter(({ topic }) =>
      ["reservation.confirmed", "reservation.cancelled"].includes(topic),
    );
    await forget(id);
    const point = new MeetingPoint(ctx, "facts-of-reservations");
    await Promise.all(both.map((sent) => deliver(ctx, "analytics", [sent], meeting(reactions, point))));
    expect(both).toHaveLength(2);
    expect(soldOf(await books.figures(1, before))).toEqual([1]);
    expect((await books.figures(1))[0]).toMatchObject({ roomsSold: 0, cancellations: 1 });
  });
});

/** Analytics has heard nothing of a reservation. */
async function forget(reservationId: string): Promise<void> {
  for (const table of ["room_night", "reservation_outcome", "reservation_fact"])
    await books.desk.rows(`DELETE FROM analytics.${table} WHERE reservation_id = $1`, [reservationId]);
  await books.desk.rows(
    `DELETE FROM analytics.inbox i USING reservations.outbox o WHERE o.event_id = i.event_id AND o.aggregate_id = $1`,
    [reservationId],
  );
}
