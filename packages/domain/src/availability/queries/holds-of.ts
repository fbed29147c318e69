import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import type { Hold } from "../hold";

export type HoldState = {
  status: Hold["status"];
  stayVersion: number;
  reason: "SOLD_OUT" | "TIMED_OUT" | null;
  /** The answer to the proposal of this version; null when there is none, or it took force. */
  proposal: { status: "HELD" | "REJECTED"; reason: "SOLD_OUT" | "TIMED_OUT" | null } | null;
};

/** What availability has answered to reservations so far, by reservation id. Those it never heard of are not there. */
export async function holdsOf(args: {
  ctx: Context;
  reservationIds: string[];
}): Promise<Map<string, HoldState>> {
  const rows = await run<{
    reservation_id: string;
    status: Hold["status"];
    stay_version: number;
    reason: HoldState["reason"];
    proposed: boolean;
    proposal_refused: HoldState["reason"];
  }>(args.ctx.databases.of("availability"), {
    name: "holds-of",
    text: `SELECT reservation_id, status, stay_version, reason, proposal_room_type_id IS NOT NULL AS proposed, proposal_refused
      FROM availability.hold WHERE reservation_id = ANY($1::uuid[])`,
    values: [args.reservationIds],
  });
  return new Map(
    rows.map((row) => [
      row.reservation_id,
      {
        status: row.status,
        stayVersion: row.stay_version,
        reason: row.reason,
        proposal: row.proposed
          ? { status: row.proposal_refused ? "REJECTED" : "HELD", reason: row.proposal_refused }
          : null,
      },
    ]),
  );
}
