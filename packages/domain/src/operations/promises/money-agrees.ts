import type { PromiseCheck, Suspect } from "./promise";
import type { Snapshot } from "./snapshot";

type Sums = { reference: string; currency: string; captured: number; voided: number; refunded: number };

/** Promise 4: every journal sums to zero, the ledger says what the payments say, and both what the gateway's books say, to the cent. */
export const moneyAgrees: PromiseCheck = {
  promise: 4,
  name: "Our books and the gateway's agree",
  async check(snapshot) {
    const ours = await readOurs(snapshot);
    const theirs = await readTheirs(snapshot);
    const suspects: Suspect[] = [...(await unbalanced(snapshot)), ...(await unposted(snapshot))];
    for (const reference of new Set([...ours.keys(), ...theirs.keys()])) {
      const [own, bank] = [ours.get(reference), theirs.get(reference)];
      const problem = differenceOf(own, bank);
      if (problem) suspects.push({ key: reference, problem: `${reference}: ${problem}` });
    }
    return { checked: ours.size, suspects };
  },
};

function differenceOf(own: Sums | undefined, bank: Sums | undefined): string | undefined {
  for (const what of ["captured", "voided", "refunded"] as const) {
    const [a, b] = [own?.[what] ?? 0, bank?.[what] ?? 0];
    if (a !== b) return `${what} is ${a} in our books and ${b} in the gateway's`;
  }
  if (own && bank && own.currency !== bank.currency) return `${own.currency} here, ${bank.currency} there`;
  return undefined;
}

async function readOurs(snapshot: Snapshot): Promise<Map<string, Sums>> {
  const rows = await snapshot.read<Sums>("payments", {
    text: `SELECT reservation_id::text AS reference, currency, captured, voided, refunded
      FROM payments.payment WHERE charge_id IS NOT NULL`,
  });
  return new Map(rows.map((row) => [row.reference, row]));
}

async function readTheirs(snapshot: Snapshot): Promise<Map<string, Sums>> {
  const rows = await snapshot.read<Sums>("sandbox_gateway", {
    text: `SELECT reference, min(currency) AS currency, sum(captured)::bigint AS captured, sum(voided)::bigint AS voided,
        sum(refunded)::bigint AS refunded
      FROM sandbox_gateway.charge GROUP BY reference`,
  });
  return new Map(rows.map((row) => [row.reference, row]));
}

async function unbalanced(snapshot: Snapshot): Promise<Suspect[]> {
  const rows = await snapshot.read<{ journal_id: string }>("payments", {
    text: `SELECT journal_id FROM payments.journal_line GROUP BY journal_id, currency HAVING sum(amount) <> 0`,
  });
  return rows.map((row) => ({
    key: row.journal_id,
    problem: `journal ${row.journal_id} does not sum to zero`,
  }));
}

/** What payments took and gave back must stand in the ledger's clearing account, reservation by reservation. */
async function unposted(snapshot: Snapshot): Promise<Suspect[]> {
  const rows = await snapshot.read<{ reservation_id: string; taken: number; posted: number }>("payments", {
    text: `SELECT coalesce(p.reservation_id, l.reservation_id) AS reservation_id,
        coalesce(p.captured - p.refunded, 0) AS taken, coalesce(l.posted, 0)::bigint AS posted
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
