import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";

/** The position of the newest timeline entry of each reservation, by confirmation number. One query for many. */
export async function timelineHeads(args: {
  ctx: Context;
  confirmationNumbers: string[];
}): Promise<Map<string, number>> {
  const rows = await run<{ confirmation_number: string; position: number }>(
    args.ctx.databases.of("reservations"),
    {
      name: "timeline-heads",
      text: `SELECT r.confirmation_number, max(t.position) AS position
      FROM reservations.reservation r JOIN reservations.timeline t USING (reservation_id)
      WHERE r.confirmation_number = ANY($1) GROUP BY r.confirmation_number`,
      values: [args.confirmationNumbers],
    },
  );
  return new Map(rows.map((row) => [row.confirmation_number, row.position]));
}
