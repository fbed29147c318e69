import type { Context } from "../shared/context";
import { converge } from "../shared/convergence";
import { type Pursuit, pursue } from "./pursue";

/** Holds what is still asked for, and gives back what ended, long enough ago and whatever was dead-lettered. */
export const convergeHolds = (ctx: Context): Promise<void> =>
  converge(ctx, "availability", async (tx, changed) => {
    const pursuits = changed.flatMap(({ reservation, cause }): Pursuit[] => {
      const { reservationId, stayVersion, stayDetails } = reservation.data;
      const { expiresAt } = reservation;
      switch (reservation.status) {
        case "CANCELLED":
          return [{ reservationId, cause, target: { stayVersion, stay: null, expiresAt: null } }];
        case "PENDING":
          return [{ reservationId, cause, target: { stayVersion, stay: stayDetails, expiresAt } }];
        default:
          return [];
      }
    });
    if (pursuits.length > 0) await pursue(ctx, tx, pursuits);
  });
