import type { ChangedReservation } from "../reservations/queries/changed-since";
import type { Context } from "../shared/context";
import { converge } from "../shared/convergence";
import type { Cause } from "../shared/follow";
import { pursue } from "./pursue";
import { retryStuck } from "./retry-stuck";
import { type Pursuit, saying, sayingLived } from "./words";

/**
 * Does what reservations decided long enough ago, whatever was dead-lettered on the way, and asks again for what the gateway
 * refused to move.
 */
export async function convergePayments(ctx: Context): Promise<void> {
  await retryStuck(ctx);
  await converge(ctx, "payments", async (tx, changed) => {
    const pursuits = changed.flatMap(({ reservation, cause }) =>
      // Each round asks the gateway for a cause of its own: a reservation may need it more than once.
      saidOf(reservation, { ...cause, eventId: ctx.random.uuid() }),
    );
    if (pursuits.length > 0) await pursue(ctx, tx, pursuits);
  });
}

/** What a reservation, as it is now, says of its money. */
function saidOf(reservation: ChangedReservation, cause: Cause): Pursuit[] {
  const { status, version: asOf, data, proposal, fee, expiresAt } = reservation;
  const said = { cause, asOf, data };
  switch (status) {
    case "PENDING":
      return [saying(said, { kind: "AUTHORIZE", expiresAt })];
    case "CONFIRMED":
    case "CHECKED_IN": {
      const inHouse = status === "CHECKED_IN";
      if (proposal === null) return [saying(said, { kind: "CAPTURE", inHouse })];
      const inForce = { ...data, stayVersion: data.stayVersion - 1 };
      return [
        saying({ cause, asOf: asOf - 1, data: inForce }, { kind: "CAPTURE", inHouse }),
        saying({ cause, asOf, data: proposal.data }, { kind: "PROPOSE", expiresAt: proposal.expiresAt }),
      ];
    }
    case "CHECKED_OUT":
      return [sayingLived(said)];
    case "CANCELLED":
      return [saying(said, { kind: "RELEASE", fee, entry: "CANCELLATION_FEE" })];
    case "NO_SHOW":
      return [saying(said, { kind: "RELEASE", fee, entry: "NO_SHOW_FEE" })];
    default:
      return status satisfies never;
  }
}
