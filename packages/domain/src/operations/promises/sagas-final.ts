import { PAGE, type PromiseCheck, type Suspect } from "./promise";
import type { Snapshot } from "./snapshot";

type Reservation = {
  reservation_id: string;
  status: string;
  stay_version: number;
  arrival: string;
  departure: string;
  room_type_id: string;
  to_capture: number;
  overdue: boolean;
};
type Hold = {
  status: string;
  stay_version: number;
  room_type_id: string | null;
  arrival: string | null;
  departure: string | null;
};
type Payment = { held: number; captured: number; refunded: number; open: boolean };

/** Promise 3: every acknowledged reservation exists, and its saga becomes final: reservation, hold and money agree. */
export const sagasFinal: PromiseCheck = {
  promise: 3,
  name: "Reservation, hold and money agree",
  async check(snapshot) {
    const suspects: Suspect[] = [];
    let checked = 0;
    for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
      const page = await readPage(snapshot, after);
      const last = page.at(-1);
      if (!last) break;
      after = last.reservation_id;
      checked += page.length;
      const ids = page.map((row) => row.reservation_id);
      const [holds, payments] = [await holdsOf(snapshot, ids), await paymentsOf(snapshot, ids)];
      for (const row of page) {
        const problem = problemOf(row, holds.get(row.reservation_id), payments.get(row.reservation_id));
        if (problem) {
          suspects.push({
            key: row.reservation_id,
            problem: `${row.reservation_id} is ${row.status}: ${problem}`,
          });
        }
      }
    }
    return { checked, suspects };
  },
};

function problemOf(
  row: Reservation,
  hold: Hold | undefined,
  payment: Payment | undefined,
): string | undefined {
  switch (row.status) {
    case "PENDING":
      return row.overdue ? "its time-out has passed" : "its answers are still on the way";
    case "CANCELLED":
      if (hold?.status === "HELD") return "its nights are still held";
      if (payment && (payment.held > 0 || payment.open)) return "money is still held";
      return undefined;
    default:
      if (hold?.status !== "HELD") return "its nights are not held";
      if (
        hold.stay_version > row.stay_version ||
        hold.arrival !== row.arrival ||
        hold.departure !== row.departure ||
        hold.room_type_id !== row.room_type_id
      ) {
        return "another stay is held";
      }
      if (payment?.open) return "a gateway call is open";
      if ((payment?.captured ?? 0) < row.to_capture)
        return `only ${payment?.captured ?? 0} of ${row.to_capture} due now is captured`;
      return undefined;
  }
}

const readPage = (snapshot: Snapshot, after: string) =>
  snapshot.read<Reservation>("reservations", {
    text: `SELECT reservation_id, status, stay_version, arrival, departure, room_type_id,
        coalesce((sold ->> 'toCapture')::bigint, 0) AS to_capture,
        coalesce(expires_at < clock_timestamp() - interval '30 seconds', false) AS overdue
      FROM reservations.reservation WHERE reservation_id > $1 ORDER BY reservation_id LIMIT ${PAGE}`,
    values: [after],
  });

async function holdsOf(snapshot: Snapshot, ids: string[]): Promise<Map<string, Hold>> {
  const rows = await snapshot.read<Hold & { reservation_id: string }>("availability", {
    text: `SELECT reservation_id, status, stay_version, room_type_id, arrival, departure
      FROM availability.hold WHERE reservation_id = ANY($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.reservation_id, row]));
}

async function paymentsOf(snapshot: Snapshot, ids: string[]): Promise<Map<string, Payment>> {
  const rows = await snapshot.read<Payment & { reservation_id: string }>("payments", {
    text: `SELECT p.reservation_id, p.authorized - p.captured - p.voided AS held, p.captured, p.refunded,
        EXISTS (SELECT FROM payments.gateway_operation o WHERE o.reservation_id = p.reservation_id
          AND o.status IN ('WAITING', 'CALLING', 'UNKNOWN')) AS open
      FROM payments.payment p WHERE p.reservation_id = ANY($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.reservation_id, row]));
}
