import { run } from "@roomstream/db/transaction";
import { CHARGING_ENTRIES } from "@roomstream/events/catalog/payment";
import type { Context } from "../../shared/context";
import { dayInWords } from "../../shared/dates";
import type { FolioLine, FolioOfStay } from "../contract";

type Row = Omit<FolioLine, "text" | "at"> & { at: Date };
type Head = { currency: string | null; held: number; allowed: number; trouble: string | null };

/** A stay's folio: each line with its date, and how it stands; undefined when payments never heard of the reservation. */
export async function folioOf(args: {
  ctx: Context;
  reservationId: string;
}): Promise<FolioOfStay | undefined> {
  const { ctx, reservationId } = args;
  const database = ctx.databases.of("payments");
  const [[head], rows] = await Promise.all([
    run<Head>(database, {
      name: "folio-head",
      text: `SELECT currency, allowed,
          authorized - captured - voided AS held,
          coalesce(stuck_reason, CASE WHEN status = 'FAILED' THEN reason END) AS trouble
        FROM payments.payment WHERE reservation_id = $1`,
      values: [reservationId],
    }),
    run<Row>(database, {
      name: "folio-lines",
      text: `SELECT posted_at AS at, business_date AS "businessDate", entry, night,
          CASE WHEN entry IN ('ALLOWANCE', 'CASH') THEN -amount ELSE amount END AS amount
        FROM payments.posting
        WHERE reservation_id = $1 AND entry NOT IN ('DEPOSIT_APPLIED', 'DEPOSIT_RETURNED')
        UNION ALL
        SELECT j.posted_at, j.business_date, CASE WHEN l.amount > 0 THEN 'CARD' ELSE 'CARD_BACK' END, NULL, -l.amount
        FROM payments.journal j JOIN payments.journal_line l USING (journal_id)
        WHERE j.reservation_id = $1 AND l.account = 'GATEWAY_CLEARING'
        ORDER BY at`,
      values: [reservationId],
    }),
  ]);
  if (!head) return undefined;
  const lines = rows.map((row) => ({ ...row, at: row.at.toISOString(), text: textOf(row) }));
  const sumOf = (entries: readonly FolioLine["entry"][]) =>
    lines.reduce((sum, line) => (entries.includes(line.entry) ? sum + line.amount : sum), 0);
  return {
    currency: head.currency ?? "EUR",
    lines,
    charges: sumOf(CHARGING_ENTRIES),
    allowed: head.allowed,
    paid: -sumOf(["CARD", "CASH"]),
    refunded: sumOf(["CARD_BACK", "CASH_BACK"]),
    held: head.held,
    balance: lines.reduce((sum, line) => sum + line.amount, 0),
    trouble: head.trouble,
  };
}

const TEXTS: Record<FolioLine["entry"], string> = {
  NIGHT: "Night",
  CANCELLATION_FEE: "Cancellation fee",
  NO_SHOW_FEE: "Fee for not coming",
  ADJUSTMENT: "Adjusted to the stay as it was",
  ALLOWANCE: "Let off by the house",
  CASH: "Paid at the desk",
  CASH_BACK: "Given back at the desk",
  CARD: "Paid by card",
  CARD_BACK: "Given back to the card",
};

const textOf = ({ entry, night }: Row): string =>
  night === null ? TEXTS[entry] : `${TEXTS[entry]} of ${dayInWords(night)}`;
