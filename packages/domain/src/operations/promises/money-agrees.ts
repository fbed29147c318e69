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
 * Promise 4: every journal has lines that sum to zero in its payment's currency, the ledger says what the payments say, and the
 * payments say what the gateway's books say, charge by charge, to the cent.
 */
export const moneyAgrees: PromiseCheck = {
  promise: 4,
  name: "Our books and the gateway's agree",
  async check(snapshot) {
    const ours = await readOurs(snapshot);
    const theirs = await readTheirs(snapshot);
    const suspects: Suspect[] = [...(await unbalanced(snapshot)), ...(await unposted(snapshot))];
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

/** What payments took and gave back must stand in the ledger's clearing account, reservation by reservation. */
async function unposted(snapshot: Snapshot): Promise<Suspect[]> {
  const rows = await snapshot.read<{ reservation_id: string; taken: number; posted: number }>("payments", {
    text: `SELECT reservation_id, coalesce(p.captured - p.refunded, 0) AS taken, coalesce(l.posted, 0)::bigint AS posted
      FROM payments.payment p
      FULL JOIN (SELECT j.reservation_id, sum(n.amount) AS posted FROM payments.journal j JOIN payments.journal_line n
          USING (journal_id) WHERE n.account = 'GATEWAY_CLEARING' GROUP BY j.reservation_id) l USING (reservation_id)
      WHERE coalesce(p.captured - p.refunded, 0) <> coalesce(l.posted, 0)`,
  });
  return rows.map((row) => ({
    key: `ledger/${row.reservation_id}`,
    problem: `${row.reservation_id}: ${row.taken} taken, ${row.posted} posted`,
  }));
}
