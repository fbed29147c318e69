import type { ChangedReservation } from "../reservations/queries/changed-since";
import type { Context } from "../shared/context";
import { converge } from "../shared/convergence";
import type { Target } from "./hold";
import { pursue } from "./pursue";

/** Holds what is still asked for, and gives back what is not, long enough ago and whatever was dead-lettered. */
export const convergeHolds = (ctx: Context): Promise<void> =>
  converge(ctx, "availability", async (tx, changed) => {
    const pursuits = changed.map(({ reservation, cause }) => ({
      reservationId: reservation.data.reservationId,
      cause,
      target: targetOf(reservation),
    }));
    if (pursuits.length > 0) await pursue(ctx, tx, pursuits);
  });

function targetOf({ status, data, proposal, expiresAt }: ChangedReservation): Target {
  const { stayVersion, stayDetails: stay } = data;
  switch (status) {
    case "CANCELLED":
    case "NO_SHOW":
      return { kind: "NOTHING", stayVersion };
    case "PENDING":
      return { kind: "REQUESTED", stayVersion, stay, expiresAt };
    case "CONFIRMED":
    case "CHECKED_IN":
    case "CHECKED_OUT":
      return proposal
        ? {
            kind: "PROPOSED",
            stayVersion,
            stay: proposal.data.stayDetails,
            inForce: stay,
            expiresAt: proposal.expiresAt,
          }
        : { kind: "IN_FORCE", stayVersion, stay };
    default:
      return status satisfies never;
  }
}
