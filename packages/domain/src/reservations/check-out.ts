import { moneyOf } from "../payments/queries/money-of";
import type { Actor } from "../shared/actor";
import type { Context } from "../shared/context";
import { dayInWords } from "../shared/dates";
import { earlierOf } from "../shared/follow";
import { formatMoney } from "../shared/money";
import { accept, type Result, refuse } from "../shared/result";
import { closeAlerts } from "./desk-alerts";
import { atTheDesk, CHANGE_PENDING, type DeskOrder } from "./desk-command";
import { livedStay } from "./lived-stay";
import { folioOfStay } from "./queries/bill";
import { checkOut as decide, type Reservation } from "./reservation";
import { commandEvent, reservationData } from "./reservation-event";
import { replaceRoomStays, roomStaysOf } from "./room-stays";
import { type ReservationRow, rowAfter, stateOf } from "./stored-reservation";
import { nowAfter } from "./with-hotel";
import type { Done } from "./write-reservations";

/**
 * Lets the guest leave. The stay becomes the one that was lived: nights that were not are given back, and cost nothing unless the plan
 * was paid in advance. What is still to be paid is taken from the card afterwards; without a card it is paid before.
 */
export async function checkOut(order: DeskOrder): Promise<Result<ReservationRow>> {
  const { ctx, propertyId } = order;
  return atTheDesk(
    order,
    ({ row }) => moneyOf({ ctx, reservationId: row.reservation_id }),
    async ({ tx, before, property, by }, money) => {
      const { businessDate } = property;
      const decided = decide(stateOf(before));
      if (!decided.ok) return whyNotOut(decided.code);
      const lived = livedStay(before, property);
      const { departure, sold } = lived;
      const { balance: open } = folioOfStay({ ...before, sold }, money);
      if (open > 0 && sold.sealedToken === null) {
        const amount = formatMoney(open, sold.totals.currency);
        return refuse(
          "BALANCE_DUE",
          `${amount} is still to be paid, and there is no card; take it, then check out.`,
        );
      }
      const stays = await roomStaysOf(tx, before.reservation_id);
      const roomId = (stays.find((stay) => stay.checkedIn) ?? stays.at(-1))?.roomId;
      if (roomId === undefined)
        throw new Error(`${before.confirmation_number} is in the house without a room`);
      await replaceRoomStays(
        tx,
        before,
        stays.flatMap((stay) => {
          const until = earlierOf(stay.departure, departure);
          return stay.arrival < until ? [{ ...stay, departure: until, checkedIn: false }] : [];
        }),
      );
      await closeAlerts(tx, [{ propertyId, kind: "OVERSTAY", subject: before.reservation_id }]);
      const done = checkedOut(ctx, before, decided.state, { by, businessDate, roomId, lived });
      const audit = {
        action: "reservation.checked-out" as const,
        before: { status: before.status, departure: before.departure, total: before.sold.totals.total },
        after: { status: done.after.status, departure, total: sold.totals.total },
      };
      return accept({ ...done, audit });
    },
  );
}

/** A check-out of the stay as it was lived, as it is written and told. Of a stay in imported history no room is known. */
export function checkedOut(
  ctx: Context,
  before: ReservationRow,
  state: Reservation,
  about: {
    by: Actor;
    businessDate: string;
    roomId: string | null;
    lived: Pick<ReservationRow, "departure" | "sold">;
  },
): Done {
  const { by, businessDate, roomId, lived } = about;
  const after: ReservationRow = {
    ...rowAfter(before, { state }, nowAfter(ctx, before)),
    ...lived,
    checked_out_on: businessDate,
  };
  const event = commandEvent(
    ctx,
    after,
    { by, businessDate },
    { eventType: "reservation.checkout", data: { ...reservationData(after), roomId } },
  );
  const of = roomId === null ? "" : ` of ${roomId}`;
  const early = lived.departure < before.departure ? ` before ${dayInWords(before.departure)}` : "";
  return { before, after, event, summary: `Checked out${of}${early}` };
}

/** Why a guest cannot leave now, with what to do next. */
export const whyNotOut = (code: "CHANGE_PENDING" | "NOT_CHECKED_IN") =>
  refuse(
    code,
    code === "CHANGE_PENDING"
      ? CHANGE_PENDING
      : "The guest is not in the house; see how the reservation stands.",
  );
