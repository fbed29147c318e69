import type { Tx } from "@roomstream/db/transaction";
import type { EventName } from "@roomstream/events/catalog/catalog";
import type { Prepared } from "@roomstream/events/consumer/reactions";
import type { DomainEvent, EventOf, NewEvent } from "@roomstream/events/envelope";
import { appendEvents } from "@roomstream/events/outbox/append";
import type { Context } from "../shared/context";
import { type Cause, follow, hotelTime, laterOf } from "../shared/follow";
import { type BusinessDates, businessDatesOf } from "./business-dates";
import { type Answer, decide, type Outcome } from "./reservation";
import { reservationData } from "./reservation-event";
import { fitRooms, refuseTakenRooms } from "./rooms-of-stay";
import { lockReservations, type ReservationRow, rowAfter, stateOf } from "./stored-reservation";
import { summaryOfOutcome } from "./summaries";
import { measureConfirmations } from "./time-to-confirm";
import { addToTimelines, type TimelineRow, timelineRow } from "./timeline";
import { tellScreens, writeReservations } from "./write-reservations";

/** An answer about a reservation. */
export type Heard = {
  reservationId: string;
  cause: Cause;
  answer: Answer;
  /** The event to show on the timeline, with its line for people. */
  shown: { event: DomainEvent; summary: string } | null;
};

/** The reaction to an event that is an answer: what it says of which reservation, or nothing. */
export const hearing = <Name extends EventName>(
  heardIn: (event: EventOf<Name>) => Heard | [],
): Prepared<Context, Name> => ({
  async prepare({ ctx, events }) {
    const dates = await businessDatesOf(
      ctx,
      events.map((event) => event.propertyId),
    );
    return async ({ ctx, tx, events }) => {
      const heard = events.flatMap(heardIn);
      if (heard.length > 0) await hearAnswers(ctx, tx, heard, dates);
    };
  },
});

/**
 * Folds what was heard over the reservations it is about, one after another, and writes states, timelines and
 * events in one statement each. Returns the rows as they are afterwards.
 */
export async function hearAnswers(
  ctx: Context,
  tx: Tx,
  heard: Heard[],
  dates: BusinessDates,
): Promise<Map<string, ReservationRow>> {
  const before = await lockReservations(tx, [...new Set(heard.map((item) => item.reservationId))]);
  const after = new Map(before);
  const roomTaken = await refuseTakenRooms(tx, [...before.values()]);
  const events: NewEvent[] = [];
  const timeline: TimelineRow[] = [];
  for (const { reservationId, cause, answer, shown } of heard) {
    const row = after.get(reservationId);
    if (!row) throw new Error(`${reservationId} was answered and does not exist`);
    if (shown) timeline.push(timelineRow(reservationId, shown.event, shown.summary));
    const state = stateOf(row);
    const decision = decide(state, answer, { roomTaken: roomTaken.has(reservationId) });
    if (decision.state === state) continue;
    const occurredAt = laterOf(row.occurred_at.toISOString(), hotelTime(ctx, cause));
    const next = rowAfter(row, decision, decision.outcome ? new Date(occurredAt) : null);
    after.set(reservationId, next);
    if (!decision.outcome) continue;
    const event = outcomeEvent(ctx, cause, next, decision.outcome);
    events.push(event);
    timeline.push({
      reservationId,
      eventId: event.eventId,
      eventType: event.eventType,
      occurredAt,
      recordedAt: null,
      summary: summaryOfOutcome(next, decision.outcome),
    });
  }
  const changes = [...after].flatMap(([id, row]) => {
    const was = before.get(id);
    return was && was !== row ? [{ before: was, after: row }] : [];
  });
  await writeReservations(tx, changes);
  await fitRooms(ctx, tx, changes, dates);
  await addToTimelines(tx, timeline);
  measureConfirmations(
    ctx,
    tx,
    changes.flatMap(({ before: was, after: row }) =>
      was.status === "PENDING" && row.status === "CONFIRMED" ? [row] : [],
    ),
  );
  tellScreens(ctx, tx, [...after.values()]);
  await appendEvents({ tx, service: "reservations", signals: ctx.signals, events });
  return after;
}

/** What is told of an outcome; `row` is how the reservation is afterwards. */
export function outcomeEvent(ctx: Context, cause: Cause, row: ReservationRow, outcome: Outcome): NewEvent {
  const occurredAt = row.occurred_at.toISOString();
  const aggregate = { id: row.reservation_id, version: row.version, occurredAt };
  const data = reservationData(row);
  switch (outcome.kind) {
    case "CONFIRMED":
    case "CHANGED": {
      const because = outcome.kind === "CHANGED" ? ("CHANGED" as const) : ("BOOKED" as const);
      const inHouse = row.status === "CHECKED_IN";
      return follow(ctx, cause, aggregate, {
        eventType: "reservation.confirmed",
        data: { ...data, because, inHouse },
      });
    }
    case "WITHDRAWN":
      return follow(ctx, cause, aggregate, {
        eventType: "reservation.modified",
        data: {
          ...data,
          expiresAt: null,
          change: "WITHDRAWN",
          reason: outcome.reason,
          roomId: null,
          leftRoomId: null,
          inForce: null,
        },
      });
    case "CANCELLED":
      return follow(ctx, cause, aggregate, {
        eventType: "reservation.cancelled",
        data: { ...data, reason: row.cancellation_reason ?? "HOTEL", fee: row.fee },
      });
    default:
      return outcome satisfies never;
  }
}
