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
  const [first] = story;
  return story.map((row) => {
    if (row.topic === created.topic) return sentOf(created, reservationId);
    const own = row.topic.startsWith("reservation.") ? ofStay(row, first, created) : {};
    const eventId = ctx.random.uuid();
    const { correlationId } = created.envelope;
    const data = { ...row.envelope.data, ...own, reservationId };
    const envelope = { ...row.envelope, eventId, correlationId, aggregateId: reservationId, data };
    return sentOf({ ...row, event_id: eventId, envelope }, reservationId);
  });
}

/** What of an event about a stay is the guest's own: names, card and time; what it says of the stay is the story's. */
function ofStay(row: Recorded, first: Recorded | undefined, created: Recorded): Record<string, unknown> {
  const { confirmationNumber, guestDetails, expiresAt } = created.envelope.data;
  const guarantee = guaranteeOf(row);
  const sameCard = guarantee.sealedToken === (first && guaranteeOf(first).sealedToken);
  const sealedToken = sameCard ? guaranteeOf(created).sealedToken : guarantee.sealedToken;
  const own = { confirmationNumber, guestDetails, guarantee: { ...guarantee, sealedToken } };
  return row.topic === "reservation.modified" ? { ...own, expiresAt } : own;
}

const guaranteeOf = (row: Recorded) => row.envelope.data.guarantee as { sealedToken: string | null };

/** Every order of a list. */
export function ordersOf<T>(items: T[]): T[][] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) => ordersOf(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}
