import { run } from "@roomstream/db/transaction";
import type { Context } from "@roomstream/domain/shared/context";
import type { OutboxRow } from "@roomstream/events/outbox/messages";
import { hearersOf, type Sent, sentOf } from "./services";

/** An event as it lies in the store, with who recorded it. */
export type Recorded = OutboxRow & { envelope: { data: Record<string, unknown> } & Record<string, unknown> };

/** All that the services recorded of a reservation and that somebody hears of, oldest first. */
export async function storyOf(ctx: Context, reservationId: string): Promise<Recorded[]> {
  const outboxes = ["reservations", "availability", "payments", "rates", "analytics"].map(
    (service) =>
      `SELECT position, event_id, topic, key, envelope, recorded_at FROM ${service}.outbox WHERE aggregate_id = $1`,
  );
  const rows = await run<Recorded>(ctx.databases.of("reservations"), {
    text: `${outboxes.join(" UNION ALL ")} ORDER BY recorded_at`,
    values: [reservationId],
  });
  return rows
    .map((row) => ({ row, topic: sentOf(row, reservationId).topic }))
    .flatMap(({ row, topic }) => (hearersOf(topic).length > 0 ? [row] : []));
}

/** The same story, told of another reservation: its own creation, and the rest with its names in it. */
export function retold(ctx: Context, story: Recorded[], created: Recorded, reservationId: string): Sent[] {
  return story.map((row) => {
    if (row.topic === created.topic) return sentOf(created, reservationId);
    const ofReservation = row.topic.startsWith("reservation.");
    const own = ofReservation ? created.envelope.data : {};
    const eventId = ctx.random.uuid();
    const { correlationId } = created.envelope;
    const { stayVersion } = row.envelope.data;
    const data = { ...row.envelope.data, ...own, reservationId, stayVersion };
    const envelope = { ...row.envelope, eventId, correlationId, aggregateId: reservationId, data };
    return sentOf({ ...row, event_id: eventId, envelope }, reservationId);
  });
}

/** Every order of a list. */
export function ordersOf<T>(items: T[]): T[][] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) => ordersOf(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}
