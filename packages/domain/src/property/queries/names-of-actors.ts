import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";

/** The names of staff and API keys, by id; what nobody has is not in it. */
export async function namesOfActors(args: { ctx: Context; ids: string[] }): Promise<Map<string, string>> {
  if (args.ids.length === 0) return new Map();
  const rows = await run<{ id: string; name: string }>(args.ctx.databases.of("property"), {
    name: "names-of-actors",
    text: `SELECT staff_id AS id, name FROM property.staff WHERE staff_id = ANY($1)
      UNION ALL SELECT api_key_id, name FROM property.api_key WHERE api_key_id = ANY($1)`,
    values: [args.ids],
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
