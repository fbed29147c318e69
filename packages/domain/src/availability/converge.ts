import type { Context } from "../shared/context";
import { converge } from "../shared/convergence";
import { pursue } from "./pursue";

/** Gives back what is held for reservations that ended long enough ago, whatever was dead-lettered. */
export const convergeHolds = (ctx: Context): Promise<number> =>
  converge(ctx, "availability", async (tx, changed) => {
    const ended = changed.filter(({ reservation }) => reservation.status === "CANCELLED");
    if (ended.length === 0) return;
    await pursue(
      ctx,
      tx,
      ended.map(({ reservation, cause }) => ({
        reservationId: reservation.data.reservationId,
        cause,
        target: { stayVersion: reservation.data.stayVersion, stay: null, expiresAt: null },
      })),
    );
  });
