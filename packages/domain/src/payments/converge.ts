import type { Context } from "../shared/context";
import { converge } from "../shared/convergence";
import { type Pursuit, pursue } from "./pursue";
import { termsOf } from "./terms";

/** Captures or lets go what reservations decided long enough ago, whatever was dead-lettered. */
export const convergePayments = (ctx: Context): Promise<number> =>
  converge(ctx, "payments", async (tx, changed) => {
    const wanted = changed.flatMap(({ reservation, cause }): Pursuit[] => {
      const { reservationId, stayVersion } = reservation.data;
      switch (reservation.status) {
        case "CANCELLED":
          return [{ reservationId, cause, want: { kind: "RELEASE", stayVersion } }];
        case "CONFIRMED":
          return [
            {
              reservationId,
              cause,
              want: { kind: "CAPTURE", stayVersion, terms: termsOf(reservation.data) },
            },
          ];
        default:
          return [];
      }
    });
    if (wanted.length > 0) await pursue(ctx, tx, wanted);
  });
