import { run, transaction } from "@roomstream/db/transaction";
import type { AuditEntry } from "../shared/audit";
import { recordAudit } from "../shared/audit";
import type { Context } from "../shared/context";
import { isPassword } from "./password";
import { findProperty } from "./queries/find-property";

/** What a session carries: which it is, whose, and which version of their sessions. */
export type Session = { sessionId: string; staffId: string; sessionVersion: number };
type Row = {
  staff_id: string;
  name: string;
  password_hash: string | null;
  session_version: number;
  hotels: string[];
};

/** Signs in with a password; undefined for a wrong one, an unknown e-mail and someone disabled alike, after the same work. */
export async function signInByPassword(args: {
  ctx: Context;
  email: string;
  password: string;
  address: string;
}): Promise<Session | undefined> {
  const { ctx, email, password, address } = args;
  const found = await findByEmail(ctx, email);
  const right = await isPassword(found?.password_hash, password);
  return found && right ? signedIn(ctx, found, address) : undefined;
}

/** Signs in whom another house has vouched for: the e-mail is verified there, and must be that of someone who works here. */
export async function signInByEmail(args: {
  ctx: Context;
  email: string;
  address: string;
}): Promise<Session | undefined> {
  const found = await findByEmail(args.ctx, args.email);
  return found && signedIn(args.ctx, found, args.address);
}

async function findByEmail(ctx: Context, email: string): Promise<Row | undefined> {
  const rows = await run<Row>(ctx.databases.of("property"), {
    name: "staff-by-email",
    text: `SELECT staff_id, name, password_hash, session_version,
        ARRAY(SELECT DISTINCT property_id FROM property.staff_role r WHERE r.staff_id = s.staff_id) AS hotels
      FROM property.staff s WHERE email = $1 AND disabled_at IS NULL`,
    values: [email.trim().toLowerCase()],
  });
  return rows[0];
}

/** Each hotel of theirs sees in its log that they came. */
async function signedIn(ctx: Context, row: Row, address: string): Promise<Session> {
  const correlationId = ctx.random.uuid();
  const hotels = await Promise.all(row.hotels.map((propertyId) => findProperty({ ctx, propertyId })));
  const entries = hotels.flatMap((hotel): AuditEntry[] =>
    hotel === undefined
      ? []
      : [
          {
            by: { kind: "staff", staffId: row.staff_id, name: row.name },
            propertyId: hotel.propertyId,
            businessDate: hotel.businessDate,
            action: "staff.signed-in",
            subject: { kind: "staff", id: row.staff_id },
            before: null,
            after: null,
            correlationId,
            address,
          },
        ],
  );
  await transaction(ctx.databases.of("property"), (tx) => recordAudit(tx, "property", ...entries));
  return { sessionId: ctx.random.uuid(), staffId: row.staff_id, sessionVersion: row.session_version };
}
