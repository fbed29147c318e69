import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import type { ReservationView } from "../contract";
import { openGuestKey } from "../guest";
import type { ReservationRow } from "../stored-reservation";
import { viewAtRequest } from "../view";
import { openGuest } from "./open-guest";

/** What an idempotency key of a caller was answered with in the last 24 hours, or undefined. */
export async function findRecorded(args: {
  ctx: Context;
  caller: string;
  key: string;
}): Promise<{ requestHash: Buffer; view: ReservationView } | undefined> {
  const { ctx, caller, key } = args;
  const [row] = await run<ReservationRow & { request_hash: Buffer; sealed_key: Buffer | null }>(
    ctx.databases.of("reservations"),
    {
      name: "find-recorded",
      text: `SELECT i.request_hash, k.sealed_key, r.*
        FROM reservations.idempotency i
        JOIN reservations.reservation r USING (reservation_id)
        LEFT JOIN reservations.guest_key k USING (guest_id)
        WHERE i.caller = $1 AND i.key = $2 AND i.created_at > clock_timestamp() - interval '24 hours'`,
      values: [caller, key],
    },
  );
  if (!row) return undefined;
  const guest =
    row.sealed_key === null
      ? null
      : openGuest(openGuestKey(ctx, row.guest_id, row.sealed_key), row.guest_id, row.sealed_guest);
  return { requestHash: row.request_hash, view: viewAtRequest(row, guest) };
}
