import { transaction } from "@roomstream/db/transaction";
import type { Context } from "../shared/context";
import type { Session } from "./sign-in";
import { tellStaff } from "./tell-staff";

/** Signs out: ends this one session for good, also for whoever has a copy of its cookie. Other sessions of theirs go on. */
export async function endSession(args: { ctx: Context; session: Session }): Promise<void> {
  const { ctx, session } = args;
  await transaction(ctx.databases.of("property"), async (tx) => {
    await tx.query({
      text: `INSERT INTO property.ended_session (session_id, staff_id)
        SELECT $1, staff_id FROM property.staff WHERE staff_id = $2 ON CONFLICT DO NOTHING`,
      values: [session.sessionId, session.staffId],
    });
    // No session lasts a day.
    await tx.query({
      text: "DELETE FROM property.ended_session WHERE ended_at < clock_timestamp() - interval '1 day'",
    });
    tellStaff(ctx, tx, { staffId: session.staffId, propertyIds: [] });
  });
}
