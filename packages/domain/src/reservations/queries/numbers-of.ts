import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";

/** The confirmation numbers of reservations, by id; what is no reservation is not in it. */
export async function numbersOf(args: { ctx: Context; ids: string[] }): Promise<Map<string, string>> {
  if (args.ids.length === 0) return new Map();
  const rows = await run<{ id: string; number: string }>(args.ctx.databases.of("reservations"), {
    name: "numbers-of",
    text: `SELECT reservation_id AS id, confirmation_number AS number FROM reservations.reservation
      WHERE reservation_id = ANY($1::uuid[])`,
    values: [args.ids],
  });
  return new Map(rows.map(({ id, number }) => [id, number]));
}
