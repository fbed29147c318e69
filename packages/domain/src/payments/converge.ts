import type { Context } from "../shared/context";
import { converge } from "../shared/convergence";
import { type Pursuit, pursue } from "./pursue";
import { termsOf } from "./terms";

/** Asks for, captures or lets go what reservations decided long enough ago, whatever was dead-lettered. */
export const convergePayments = (ctx: Context): Promise<void> =>
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
        case "PENDING": {
          const { expiresAt } = reservation;
          return [
            {
              reservationId,
              cause,
              want: { kind: "AUTHORIZE", stayVersion, terms: termsOf(reservation.data), expiresAt },
            },
          ];
        }
        default:
          return [];
      }
    });
    if (wanted.length > 0) await pursue(ctx, tx, wanted);
  });
