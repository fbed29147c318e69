import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import { openGuestKey } from "../guest";

/** The keys of guests, opened, by guest id; an erased guest has none. One query for many. */
export async function guestKeys(args: { ctx: Context; guestIds: string[] }): Promise<Map<string, Buffer>> {
  const rows = await run<{ guest_id: string; sealed_key: Buffer }>(args.ctx.databases.of("reservations"), {
    name: "guest-keys",
    text: "SELECT guest_id, sealed_key FROM reservations.guest_key WHERE guest_id = ANY($1::uuid[])",
    values: [args.guestIds],
  });
  return new Map(rows.map((row) => [row.guest_id, openGuestKey(args.ctx, row.guest_id, row.sealed_key)]));
}
