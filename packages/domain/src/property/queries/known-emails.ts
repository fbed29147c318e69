import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";

/** Which of these e-mails are somebody's who works, or worked, at any hotel. */
export async function knownEmails(args: { ctx: Context; emails: string[] }): Promise<Set<string>> {
  const rows = await run<{ email: string }>(args.ctx.databases.of("property"), {
    name: "known-emails",
    text: "SELECT email FROM property.staff WHERE email = ANY($1)",
    values: [args.emails],
  });
  return new Set(rows.map(({ email }) => email));
}
