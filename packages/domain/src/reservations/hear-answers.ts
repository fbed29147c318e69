import type { Tx } from "@roomstream/db/transaction";
import type { DomainEvent, NewEvent } from "@roomstream/events/envelope";
import { appendEvents } from "@roomstream/events/outbox/append";
import type { Context } from "../shared/context";
import { type Cause, follow, hotelTime, laterOf } from "../shared/follow";
import { type Answer, decide } from "./reservation";
import { reservationData } from "./reservation-event";
import { lockReservations, type ReservationRow, rowWith, stateOf } from "./stored-reservation";
import { summaryOfEnd } from "./summaries";
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

/**
 * Folds what was heard over the reservations it is about, one after another, and writes states, timelines and
 * events in one statement each. Returns the rows as they are afterwards.
 */
export async function hearAnswers(
  ctx: Context,
  tx: Tx,
  heard: Heard[],
): Promise<Map<string, ReservationRow>> {
  const before = await lockReservations(tx, [...new Set(heard.map((item) => item.reservationId))]);
  const after = new Map(before);
  const events: NewEvent[] = [];
  const timeline: TimelineRow[] = [];
  for (const { reservationId, cause, answer, shown } of heard) {
    const row = after.get(reservationId);
    if (!row) throw new Error(`${reservationId} was answered and does not exist`);
    if (shown) timeline.push(timelineRow(reservationId, shown.event, shown.summary));
    const decision = decide(stateOf(row), answer);
    const occurredAt = laterOf(row.occurred_at.toISOString(), hotelTime(ctx, cause));
    const next = rowWith(row, decision.state, decision.event !== undefined, new Date(occurredAt));
    after.set(reservationId, next);
    if (!decision.event) continue;
    const event = endEvent(ctx, cause, next, decision.event, occurredAt);
    events.push(event);
    timeline.push({
      reservationId,
      eventId: event.eventId,
      eventType: event.eventType,
      occurredAt,
      recordedAt: null,
      summary: summaryOfEnd(next),
    });
  }
  const changes = [...after].flatMap(([id, row]) => {
    const was = before.get(id);
    return was && was !== row && changed(was, row) ? [{ before: was, after: row }] : [];
  });
  await writeReservations(tx, changes);
  await addToTimelines(tx, timeline);
  tellScreens(ctx, tx, [...after.values()]);
  await appendEvents({ tx, service: "reservations", signals: ctx.signals, events });
  return after;
}

const changed = (a: ReservationRow, b: ReservationRow): boolean =>
  a.version !== b.version || a.held !== b.held || a.authorized !== b.authorized;

function endEvent(
  ctx: Context,
  cause: Cause,
  row: ReservationRow,
  eventType: "reservation.confirmed" | "reservation.cancelled",
  occurredAt: string,
): NewEvent {
  const aggregate = { id: row.reservation_id, version: row.version, occurredAt };
  const data = reservationData(row);
  return eventType === "reservation.confirmed"
    ? follow(ctx, cause, aggregate, { eventType, data })
    : follow(ctx, cause, aggregate, {
        eventType,
        data: { ...data, reason: row.cancellation_reason ?? "HOTEL" },
      });
}
