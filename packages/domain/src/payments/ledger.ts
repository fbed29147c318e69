import type { Tx } from "@roomstream/db/transaction";
import type { EventOf, NewEvent } from "@roomstream/events/envelope";

type Line = { account: "GATEWAY_CLEARING" | "GUEST_DEPOSITS"; amount: number };

/**
 * The lines of an event's journal: debits positive, credits negative, their sum zero. Holding and letting go move no money.
 * Until the stay is posted, what a guest has paid is owed to the guest: a deposit.
 */
function linesOf(event: NewEvent): Line[] {
  switch (event.eventType) {
    case "payment.captured":
      return [
        { account: "GATEWAY_CLEARING", amount: event.data.amount },
        { account: "GUEST_DEPOSITS", amount: -event.data.amount },
      ];
    case "payment.refunded":
      return [
        { account: "GUEST_DEPOSITS", amount: event.data.amount },
        { account: "GATEWAY_CLEARING", amount: -event.data.amount },
      ];
    default:
      return [];
  }
}

type MoneyEvent = NewEvent & { data: EventOf<"payment.captured">["data"] };

/** Posts the journals that events cause, each at most once: the event is the journal's unique cause. */
export async function postJournals(tx: Tx, events: NewEvent[]): Promise<void> {
  const posted = events.filter((event): event is MoneyEvent => linesOf(event).length > 0);
  if (posted.length === 0) return;
  const lines = posted.flatMap((event) =>
    linesOf(event).map((line, index) => ({ ...line, index, event, currency: event.data.currency })),
  );
  await tx.query({
    name: "post-journals",
    text: `WITH journals AS (
        INSERT INTO payments.journal (journal_id, event_id, property_id, reservation_id, business_date, kind)
        SELECT event_id, event_id, property_id, reservation_id, business_date, kind
        FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::date[], $5::text[])
          AS n (event_id, property_id, reservation_id, business_date, kind))
      INSERT INTO payments.journal_line (journal_id, line, account, amount, currency)
      SELECT * FROM unnest($6::uuid[], $7::int[], $8::text[], $9::bigint[], $10::text[])`,
    values: [
      posted.map((event) => event.eventId),
      posted.map((event) => event.propertyId),
      posted.map((event) => event.data.reservationId),
      posted.map((event) => event.businessDate),
      posted.map((event) => event.eventType),
      lines.map((line) => line.event.eventId),
      lines.map((line) => line.index + 1),
      lines.map((line) => line.account),
      lines.map((line) => line.amount),
      lines.map((line) => line.currency),
    ],
  });
}
