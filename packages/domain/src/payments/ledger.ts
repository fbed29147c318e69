import type { Tx } from "@roomstream/db/transaction";
import type { EventOf, NewEvent } from "@roomstream/events/envelope";

type Account =
  | "GATEWAY_CLEARING"
  | "CASH"
  | "GUEST_DEPOSITS"
  | "GUEST_FOLIO"
  | "ROOM_REVENUE"
  | "TAXES"
  | "FEES"
  | "ALLOWANCES";
type Line = { account: Account; amount: number };
type MoneyEvent = NewEvent & {
  data: EventOf<"payment.captured" | "payment.refunded" | "payment.posted">["data"];
};

/**
 * The lines of an event's journal: debits positive, credits negative, their sum zero. Holding and letting go move no money.
 * Everything they need is in the event, so that the ledger can be told again from the event store.
 */
export function linesOf(event: NewEvent): Line[] {
  switch (event.eventType) {
    case "payment.captured":
      return moved("GATEWAY_CLEARING", event.data.account, event.data.amount);
    case "payment.refunded":
      return moved(event.data.account, "GATEWAY_CLEARING", event.data.amount);
    case "payment.posted":
      return linesOfPosting(event.data);
    default:
      return [];
  }
}

function linesOfPosting({ entry, amount, net, account }: EventOf<"payment.posted">["data"]): Line[] {
  switch (entry) {
    case "NIGHT":
    case "ADJUSTMENT":
      return lines([
        ["GUEST_FOLIO", amount],
        ["ROOM_REVENUE", -net],
        ["TAXES", net - amount],
      ]);
    case "CANCELLATION_FEE":
    case "NO_SHOW_FEE":
      return lines([
        ["GUEST_FOLIO", amount],
        ["FEES", -net],
        ["TAXES", net - amount],
      ]);
    case "CASH":
      return moved("CASH", account, amount);
    case "CASH_BACK":
      return moved(account, "CASH", amount);
    case "ALLOWANCE":
      return moved("ALLOWANCES", "GUEST_FOLIO", amount);
    case "DEPOSIT_APPLIED":
      return moved("GUEST_DEPOSITS", "GUEST_FOLIO", amount);
    case "DEPOSIT_RETURNED":
      return moved("GUEST_FOLIO", "GUEST_DEPOSITS", amount);
    default:
      return entry satisfies never;
  }
}

const moved = (debit: Account, credit: Account, amount: number): Line[] =>
  lines([
    [debit, amount],
    [credit, -amount],
  ]);

const lines = (amounts: [Account, number][]): Line[] =>
  amounts.flatMap(([account, amount]) => (amount === 0 ? [] : [{ account, amount }]));

/** Posts the journals that events cause, each at most once: the event is the journal's unique cause. */
export async function postJournals(tx: Tx, events: NewEvent[]): Promise<void> {
  const posted = events.filter((event): event is MoneyEvent => linesOf(event).length > 0);
  if (posted.length === 0) return;
  const postedLines = posted.flatMap((event) =>
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
      posted.map((event) => ("entry" in event.data ? event.data.entry : event.eventType)),
      postedLines.map((line) => line.event.eventId),
      postedLines.map((line) => line.index + 1),
      postedLines.map((line) => line.account),
      postedLines.map((line) => line.amount),
      postedLines.map((line) => line.currency),
    ],
  });
}
