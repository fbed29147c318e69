import { IMPORT_ACTOR } from "../../shared/follow";
import { PAGE, type PromiseCheck, type Suspect } from "./promise";
import type { Snapshot } from "./snapshot";

type Reservation = {
  reservation_id: string;
  status: string;
  stay_version: number;
  arrival: string;
  departure: string;
  room_type_id: string;
  to_authorize: number;
  to_capture: number;
  total: number;
  fee: number;
  /** Whether a proposal is beside the stay in force. */
  proposed: boolean;
  overdue: boolean;
};
type Hold = {
  reservation_id: string;
  status: string;
  stay_version: number;
  room_type_id: string | null;
  arrival: string | null;
  departure: string | null;
  proposed: boolean;
};
type Payment = {
  reservation_id: string;
  authorized: number;
  captured: number;
  voided: number;
  refunded: number;
  allowed: number;
  cash: number;
  refused: boolean;
  open: boolean;
};

const FIRST = "00000000-0000-0000-0000-000000000000";

/** Promise 3: every acknowledged reservation exists, and its saga becomes final: reservation, hold and money agree. */
export const sagasFinal: PromiseCheck = {
  promise: 3,
  name: "Reservation, hold and money agree",
  async check(snapshot) {
    const suspects: Suspect[] = [];
    let checked = 0;
    for await (const page of pages((after) => readReservations(snapshot, after))) {
      checked += page.length;
      const ids = page.map((row) => row.reservation_id);
      const holds = byReservation(await readHolds(snapshot, ids));
      const payments = byReservation(await readPayments(snapshot, ids));
      for (const row of page) {
        const id = row.reservation_id;
        const problem = problemOf(row, holds.get(id), payments.get(id));
        if (problem) suspects.push({ key: id, problem: `${id} is ${row.status}: ${problem}` });
      }
    }
    suspects.push(...(await orphans(snapshot, "availability", "hold", "status = 'HELD'")));
    suspects.push(...(await orphans(snapshot, "payments", "payment", "authorized > 0")));
    return { checked, suspects };
  },
};

function problemOf(
  row: Reservation,
  hold: Hold | undefined,
  payment: Payment | undefined,
): string | undefined {
  const money = payment ?? NO_MONEY;
  if (money.open) return "a gateway call is open";
  switch (row.status) {
    case "PENDING":
      return row.overdue ? "its time-out has passed" : "its answers are still on the way";
    case "CANCELLED":
    case "NO_SHOW":
      return hold?.status === "HELD" ? "its nights are still held" : problemOfBill(money, row.fee);
    case "CHECKED_OUT":
      return problemOfHold(row, hold) ?? problemOfBill(money, row.total);
    default:
      if (row.proposed)
        return row.overdue ? "its proposal's time-out has passed" : "its proposal is still open";
      return problemOfHold(row, hold) ?? problemOfGuarantee(money, row.to_authorize, row.to_capture);
  }
}

function problemOfHold(row: Reservation, hold: Hold | undefined): string | undefined {
  if (hold?.status !== "HELD") return "its nights are not held";
  if (hold.proposed) return "nights of a proposal are held that is no more";
  const same =
    hold.stay_version <= row.stay_version &&
    hold.arrival === row.arrival &&
    hold.departure === row.departure &&
    hold.room_type_id === row.room_type_id;
  return same ? undefined : "another stay is held";
}

const heldOf = (money: Payment) => money.authorized - money.captured - money.voided;
const takenOf = (money: Payment) => money.captured - money.refunded;

/** `guaranteed` is what the card stands for, taken or held; `due` is what of it is taken. What the desk took or let off stands for the card. */
function problemOfGuarantee(money: Payment, guaranteed: number, due: number): string | undefined {
  const taken = takenOf(money);
  const stands = taken + heldOf(money);
  if (money.allowed > 0 || money.cash !== 0)
    return stands <= guaranteed ? undefined : `the card stands for ${stands} of at most ${guaranteed}`;
  if (taken !== due) return `${taken} is taken where ${due} is due`;
  return stands === guaranteed ? undefined : `the card stands for ${stands} where ${guaranteed} is asked`;
}

/**
 * After the end nothing is held, and what was paid is the bill; less only when the card was refused: then a balance is open. Notes
 * and coins go back by hand: what was paid so and is too much is owed by the desk, and the card keeps none of it.
 */
function problemOfBill(money: Payment, bill: number): string | undefined {
  const held = heldOf(money);
  if (held > 0) return `${held} is still held`;
  const taken = takenOf(money);
  const paid = taken + money.cash + money.allowed;
  if (paid === bill || (paid < bill && money.refused) || (paid > bill && taken === 0 && money.cash > 0))
    return undefined;
  return `${paid} is paid where ${bill} is due`;
}

const NO_MONEY: Payment = {
  reservation_id: "",
  authorized: 0,
  captured: 0,
  voided: 0,
  refunded: 0,
  allowed: 0,
  cash: 0,
  refused: false,
  open: false,
};

/** Walks a table by reservation id, page by page. */
async function* pages<Row extends { reservation_id: string }>(read: (after: string) => Promise<Row[]>) {
  for (let after = FIRST; ; ) {
    const page = await read(after);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.reservation_id;
  }
}

/** What is held for a reservation that does not exist. */
async function orphans(
  snapshot: Snapshot,
  service: "availability" | "payments",
  table: "hold" | "payment",
  live: string,
): Promise<Suspect[]> {
  const suspects: Suspect[] = [];
  const read = (after: string) =>
    snapshot.read<{ reservation_id: string }>(service, {
      text: `SELECT reservation_id FROM ${service}.${table} WHERE ${live} AND reservation_id > $1
        ORDER BY reservation_id LIMIT ${PAGE}`,
      values: [after],
    });
  for await (const page of pages(read)) {
    const ids = page.map((row) => row.reservation_id);
    const known = await snapshot.read<{ reservation_id: string }>("reservations", {
      text: "SELECT reservation_id FROM reservations.reservation WHERE reservation_id = ANY($1::uuid[])",
      values: [ids],
    });
    const exist = new Set(known.map((row) => row.reservation_id));
    for (const id of ids.filter((candidate) => !exist.has(candidate))) {
      suspects.push({
        key: `${table}/${id}`,
        problem: `there is a ${table} for ${id}, which does not exist`,
      });
    }
  }
  return suspects;
}

const byReservation = <Row extends { reservation_id: string }>(rows: Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.reservation_id, row]));

const readReservations = (snapshot: Snapshot, after: string) =>
  snapshot.read<Reservation>("reservations", {
    text: `SELECT reservation_id, status, stay_version, arrival, departure, room_type_id,
        coalesce((sold ->> 'toAuthorize')::bigint, 0) AS to_authorize,
        coalesce((sold ->> 'toCapture')::bigint, 0) AS to_capture,
        -- imported history pays nothing
        CASE WHEN actor = '${IMPORT_ACTOR}' THEN 0 ELSE coalesce((sold #>> '{totals,total}')::bigint, 0) END AS total, fee, proposal IS NOT NULL AS proposed,
        coalesce(coalesce(proposal_expires_at, expires_at) < clock_timestamp() - interval '30 seconds', false) AS overdue
      FROM reservations.reservation WHERE reservation_id > $1 ORDER BY reservation_id LIMIT ${PAGE}`,
    values: [after],
  });

const readHolds = (snapshot: Snapshot, ids: string[]) =>
  snapshot.read<Hold>("availability", {
    text: `SELECT reservation_id, status, stay_version, room_type_id, arrival, departure,
        proposal_room_type_id IS NOT NULL AS proposed
      FROM availability.hold WHERE reservation_id = ANY($1::uuid[])`,
    values: [ids],
  });

const readPayments = (snapshot: Snapshot, ids: string[]) =>
  snapshot.read<Payment>("payments", {
    text: `SELECT p.reservation_id, p.authorized, p.captured, p.voided, p.refunded, p.allowed, p.cash,
        p.status = 'FAILED' OR p.stuck_reason IS NOT NULL AS refused,
        EXISTS (SELECT FROM payments.gateway_operation o WHERE o.reservation_id = p.reservation_id
          AND o.status IN ('WAITING', 'CALLING', 'UNKNOWN')) AS open
      FROM payments.payment p WHERE p.reservation_id = ANY($1::uuid[])`,
    values: [ids],
  });
