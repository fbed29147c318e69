import type { Tx } from "@roomstream/db/transaction";
import type { EventOf, NewEvent } from "@roomstream/events/envelope";

type PostedEvent = Extract<NewEvent, { eventType: "payment.posted" }>;

/** What has been posted for nights, and what was added or taken off in the end. */
export type PostedNight = Pick<EventOf<"payment.posted">["data"], "night" | "amount" | "net">;

/** Keeps the folio lines that events tell of. A night and a fee are posted once, by unique index. */
export async function writePostings(tx: Tx, events: NewEvent[]): Promise<void> {
  const rows = events.filter((event): event is PostedEvent => event.eventType === "payment.posted");
  if (rows.length === 0) return;
  await tx.query({
    name: "write-postings",
    text: `INSERT INTO payments.posting (event_id, reservation_id, property_id, entry, night, amount, net, currency, business_date)
      SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::date[], $6::bigint[], $7::bigint[], $8::text[],
        $9::date[])`,
    values: [
      rows.map((event) => event.eventId),
      rows.map((event) => event.data.reservationId),
      rows.map((event) => event.propertyId),
      rows.map((event) => event.data.entry),
      rows.map((event) => event.data.night),
      rows.map((event) => event.data.amount),
      rows.map((event) => event.data.net),
      rows.map((event) => event.data.currency),
      rows.map((event) => event.businessDate),
    ],
  });
}

/** The nights that have been posted, by reservation. Read while their payments are locked. */
export async function readPostedNights(
  tx: Tx,
  reservationIds: string[],
): Promise<Map<string, PostedNight[]>> {
  const rows = await tx.query<PostedNight & { reservationId: string }>({
    name: "read-posted-nights",
    text: `SELECT reservation_id AS "reservationId", night, amount, net FROM payments.posting
      WHERE reservation_id = ANY($1::uuid[]) AND entry IN ('NIGHT', 'ADJUSTMENT')`,
    values: [reservationIds],
  });
  const nights = new Map<string, PostedNight[]>();
  for (const { reservationId, ...night } of rows) {
    nights.set(reservationId, [...(nights.get(reservationId) ?? []), night]);
  }
  return nights;
}
