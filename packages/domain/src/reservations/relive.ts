import { transaction } from "@roomstream/db/transaction";
import type { Actor } from "../shared/actor";
import type { Context } from "../shared/context";
import { cancelled } from "./cancel-reservation";
import { checkedIn } from "./check-in";
import { checkedOut } from "./check-out";
import { noShow } from "./mark-no-show";
import { checkIn, checkOut } from "./reservation";
import { giveRoomsBack } from "./rooms-of-stay";
import { lockReservations, type ReservationRow, stateOf } from "./stored-reservation";
import { type Done, writeDone } from "./write-reservations";

/** What happened to a reservation of the past on one of its days. */
export type PastStep = {
  reservationId: string;
  kind: "CANCELLED" | "NO_SHOW" | "CHECKED_IN" | "CHECKED_OUT";
  businessDate: string;
  occurredAt: Date;
};

/**
 * Lets reservations of the past live through their days: the decisions, states and events of the commands, at the hotel's time of then
 * and without a room. All in one transaction, at most one step of a reservation. What a reservation is no longer open for does not
 * happen to it. Returns how many steps were taken.
 */
export async function relive(ctx: Context, steps: PastStep[], by: Actor): Promise<number> {
  if (steps.length === 0) return 0;
  return transaction(ctx.databases.of("reservations"), async (tx) => {
    const rows = await lockReservations(
      tx,
      steps.map(({ reservationId }) => reservationId),
    );
    const done = steps.flatMap((step) => {
      const before = rows.get(step.reservationId);
      return (before && take(then(ctx, step.occurredAt), before, step, by)) ?? [];
    });
    await writeDone(ctx, tx, done);
    await giveRoomsBack(
      tx,
      done.filter(({ after }) => after.status === "CANCELLED" || after.status === "NO_SHOW"),
    );
    return done.length;
  });
}

/** The house with its clock set to a moment of the past. */
const then = (ctx: Context, moment: Date): Context => ({ ...ctx, clock: { now: () => moment } });

function take(
  ctx: Context,
  before: ReservationRow,
  { kind, businessDate }: PastStep,
  by: Actor,
): Done | undefined {
  switch (kind) {
    case "CANCELLED": {
      const done = cancelled(ctx, before, { reason: "GUEST", by, businessDate });
      return done.ok ? (done.value ?? undefined) : undefined;
    }
    case "NO_SHOW":
      return noShow(ctx, before, businessDate, by);
    case "CHECKED_IN": {
      const decided = checkIn(stateOf(before));
      return decided.ok
        ? checkedIn(ctx, before, decided.state, { by, businessDate, roomId: null })
        : undefined;
    }
    case "CHECKED_OUT": {
      const decided = checkOut(stateOf(before));
      // It leaves on its departure date, so that it was lived as it was sold.
      const lived = { departure: before.departure, sold: before.sold };
      return decided.ok
        ? checkedOut(ctx, before, decided.state, { by, businessDate, roomId: null, lived })
        : undefined;
    }
    default:
      return kind satisfies never;
  }
}
