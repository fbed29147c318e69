import type { Tx } from "@roomstream/db/transaction";
import { transaction } from "@roomstream/db/transaction";
import { type ChangedReservation, changedSince } from "../reservations/queries/changed-since";
import type { Context } from "./context";
import type { Cause } from "./follow";

/** Events older than this have had their time: what then still disagrees with its reservation is brought in line. */
const AGE_SECONDS = 600;
const MOST = 500;

/**
 * Goes through the reservations that changed longer than ten minutes ago and hands them, as they are now, to `bringInLine`,
 * whatever became of their events on the way, until none is left. The cursor and what is mended commit together; the cost
 * follows what changed.
 */
export async function converge(
  ctx: Context,
  service: "availability" | "payments",
  bringInLine: BringInLine,
): Promise<void> {
  while ((await convergeSome(ctx, service, bringInLine)) === MOST);
}

type BringInLine = (tx: Tx, changed: { reservation: ChangedReservation; cause: Cause }[]) => Promise<void>;

async function convergeSome(
  ctx: Context,
  service: "availability" | "payments",
  bringInLine: BringInLine,
): Promise<number> {
  const database = ctx.databases.of(service);
  const after = await transaction(database, async (tx) => {
    const [row] = await tx.query<{ recorded_at: string; position: number }>({
      text: `INSERT INTO ${service}.convergence_cursor AS known (recorded_at, position) VALUES ('-infinity', 0)
        ON CONFLICT (only_row) DO UPDATE SET position = known.position RETURNING recorded_at::text, position`,
    });
    return { recordedAt: row?.recorded_at ?? "-infinity", position: row?.position ?? 0 };
  });
  const changed = await changedSince({ ctx, after, ageSeconds: AGE_SECONDS, most: MOST });
  const last = changed.at(-1);
  if (!last) return 0;
  await transaction(database, async (tx) => {
    await bringInLine(
      tx,
      changed.map((reservation) => ({ reservation, cause: causeOf(reservation) })),
    );
    await tx.query({
      text: `UPDATE ${service}.convergence_cursor SET recorded_at = $1, position = $2`,
      values: [last.at.recordedAt, last.at.position],
    });
  });
  return changed.length;
}

const causeOf = ({ data, correlationId, actor, occurredAt }: ChangedReservation): Cause => ({
  eventId: data.reservationId,
  propertyId: data.stayDetails.propertyId,
  correlationId,
  actor,
  businessDate: occurredAt.slice(0, 10),
  occurredAt,
});
