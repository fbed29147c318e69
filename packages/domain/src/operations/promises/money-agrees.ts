import { CHARGING_ENTRIES } from "@roomstream/events/catalog/payment";
import type { PromiseCheck, Suspect } from "./promise";
import type { Snapshot } from "./snapshot";

type Charge = {
  charge_id: string;
  reference: string;
  currency: string;
  authorized: number;
  captured: number;
  voided: number;
  refunded: number;
};

/**
 * Promise 4: every journal has lines that sum to zero in its payment's currency, the ledger says what the payments say, the
 * payments say what the gateway's books say, charge by charge, to the cent, and a stay that has ended leaves on its accounts
 * no more than what is still owed.
 */
export const moneyAgrees: PromiseCheck = {
  promise: 4,
  name: "Our books and the gateway's agree",
  async check(snapshot) {
    const ours = await readOurs(snapshot);
    const theirs = await readTheirs(snapshot);
    const suspects: Suspect[] = [
      ...(await unbalanced(snapshot)),
      ...(await wrongSums(snapshot)),
      ...(await wrongAccounts(snapshot)),
    ];
    for (const charge of new Set([...ours.keys(), ...theirs.keys()])) {
      const problem = differenceOf(ours.get(charge), theirs.get(charge));
      if (problem) suspects.push({ key: charge, problem: `charge ${charge}: ${problem}` });
    }
    return { checked: Math.max(ours.size, theirs.size), suspects };
  },
};

function differenceOf(own: Charge | undefined, bank: Charge | undefined): string | undefined {
  if (!own) return `the gateway has it for ${bank?.reference}, and we do not know it`;
  if (!bank) return `we have it for ${own.reference}, and the gateway does not know it`;
  for (const what of ["reference", "currency", "authorized", "captured", "voided", "refunded"] as const) {
    if (own[what] !== bank[what])
      return `${what} is ${own[what]} in our books and ${bank[what]} in the gateway's`;
  }
  return undefined;
}

const readOurs = async (snapshot: Snapshot): Promise<Map<string, Charge>> =>
  byCharge(
    await snapshot.read<Charge>("payments", {
      text: `SELECT c.charge_id, c.reservation_id::text AS reference, p.currency, c.authorized, c.captured, c.voided, c.refunded
        FROM payments.charge c JOIN payments.payment p USING (reservation_id)`,
    }),
  );

const readTheirs = async (snapshot: Snapshot): Promise<Map<string, Charge>> =>
  byCharge(
    await snapshot.read<Charge>("sandbox_gateway", {
      text: `SELECT charge_id::text, reference, currency, authorized, captured, voided, refunded
        FROM sandbox_gateway.charge`,
    }),
  );

const byCharge = (charges: Charge[]) => new Map(charges.map((charge) => [charge.charge_id, charge]));

async function unbalanced(snapshot: Snapshot): Promise<Suspect[]> {
  const rows = await snapshot.read<{ journal_id: string }>("payments", {
    text: `SELECT j.journal_id FROM payments.journal j
      LEFT JOIN payments.journal_line l USING (journal_id) LEFT JOIN payments.payment p USING (reservation_id)
      GROUP BY j.journal_id HAVING count(l.line) = 0 OR sum(l.amount) <> 0 OR bool_or(l.currency IS DISTINCT FROM p.currency)`,
  });
  return rows.map((row) => ({
    key: row.journal_id,
    problem: `journal ${row.journal_id} does not sum to zero in its payment's currency`,
  }));
}

/** A payment's totals are those of its charges, and nothing that the gateway refused is waiting. */
async function wrongSums(snapshot: Snapshot): Promise<Suspect[]> {
  const rows = await snapshot.read<{ reservation_id: string; stuck_reason: string | null }>("payments", {
    text: `SELECT p.reservation_id, p.stuck_reason FROM payments.payment p
      LEFT JOIN payments.charge c USING (reservation_id)
      GROUP BY p.reservation_id
      HAVING p.stuck_reason IS NOT NULL
        OR (p.authorized, p.captured, p.voided, p.refunded) IS DISTINCT FROM (coalesce(sum(c.authorized), 0),
          coalesce(sum(c.captured), 0), coalesce(sum(c.voided), 0), coalesce(sum(c.refunded), 0))`,
  });
  return rows.map(({ reservation_id: id, stuck_reason: stuck }) => ({
    key: `sums/${id}`,
    problem: stuck
      ? `${id}: the gateway refuses to move its money (${stuck})`
      : `${id}: its totals are not the sums of its charges`,
  }));
}

type Account = { reservation_id: string; account: string; stands: number; expected: number };

/**
 * What each account holds of a reservation: taken money in clearing and cash, all of it owed back as a deposit until it is on the
 * folio, which holds what was posted and is not paid.
 */
async function wrongAccounts(snapshot: Snapshot): Promise<Suspect[]> {
  const rows = await snapshot.read<Account>("payments", {
    text: `WITH booked AS (
        SELECT j.reservation_id, n.account, sum(n.amount) AS amount
        FROM payments.journal j JOIN payments.journal_line n USING (journal_id) GROUP BY 1, 2),
      charged AS (
        SELECT reservation_id, sum(amount) AS amount FROM payments.posting
        WHERE entry = ANY($1::text[]) GROUP BY 1),
      expected AS (
        SELECT p.reservation_id, e.account, e.amount
        FROM payments.payment p LEFT JOIN charged c USING (reservation_id),
          LATERAL (SELECT p.captured - p.refunded AS taken,
            CASE WHEN p.wanted IN ('SETTLE', 'RELEASE') THEN p.due ELSE coalesce(c.amount, 0) END AS charges) m,
          LATERAL (VALUES ('GATEWAY_CLEARING', m.taken), ('CASH', p.cash), ('ALLOWANCES', p.allowed),
            ('GUEST_DEPOSITS', CASE WHEN p.on_folio THEN 0 ELSE -m.taken - p.cash END),
            ('GUEST_FOLIO', m.charges - p.allowed - CASE WHEN p.on_folio THEN m.taken + p.cash ELSE 0 END)) e (account, amount))
      SELECT coalesce(e.reservation_id, b.reservation_id) AS reservation_id, coalesce(e.account, b.account) AS account,
        coalesce(b.amount, 0)::bigint AS stands, coalesce(e.amount, 0)::bigint AS expected
      FROM expected e FULL JOIN (SELECT * FROM booked WHERE account NOT IN ('ROOM_REVENUE', 'TAXES', 'FEES')) b
        ON b.reservation_id = e.reservation_id AND b.account = e.account
      WHERE coalesce(b.amount, 0) <> coalesce(e.amount, 0)`,
    values: [CHARGING_ENTRIES],
  });
  return rows.map((row) => ({
    key: `ledger/${row.reservation_id}/${row.account}`,
    problem: `${row.reservation_id}: ${row.account} stands at ${row.stands} where ${row.expected} is expected`,
  }));
}
