import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import type { ReservationStatus } from "../contract";

/** Those of the given reservations that are no longer pending, with what became of them. */
export async function ended(args: {
  ctx: Context;
  reservationIds: string[];
}): Promise<Map<string, ReservationStatus>> {
  const rows = await run<{ reservation_id: string; status: ReservationStatus }>(
    args.ctx.databases.of("reservations"),
    {
      name: "ended-reservations",
      text: `SELECT reservation_id, status FROM reservations.reservation
        WHERE reservation_id = ANY($1::uuid[]) AND status <> 'PENDING'`,
      values: [args.reservationIds],
    },
  );
  return new Map(rows.map((row) => [row.reservation_id, row.status]));
}
