import { moneyOf } from "../payments/queries/money-of";
import { auditAtOf } from "../property/queries/audit-at";
import { dayInWords } from "../shared/dates";
import { accept, type Result, refuse } from "../shared/result";
import { atTheDesk, CHANGE_PENDING, type DeskOrder } from "./desk-command";
import { undoCheckIn as decide } from "./reservation";
import { commandEvent, reservationData } from "./reservation-event";
import { replaceRoomStays, roomStaysOf } from "./room-stays";
import { type ReservationRow, rowAfter, stateOf } from "./stored-reservation";
import { nowAfter } from "./with-hotel";

/**
 * Takes a check-in back on its own business date: the stay is confirmed again and keeps its room. Not once the night audit has put
 * the night on the folio: a stay that is cancelled or not come to afterwards would keep it there beside its fee. Nor once the day is
 * over, though it is not closed yet: the audit may be listing who is in the house at this moment.
 */
export async function undoCheckIn(order: DeskOrder): Promise<Result<ReservationRow>> {
  const { ctx } = order;
  // The end of the day is asked first: if it has moved on by then, the night is on the folio by the time that is asked.
  const know = async ({ row }: { row: ReservationRow }) => ({
    dayEnds: await auditAtOf({ ctx, propertyId: row.property_id }),
    money: await moneyOf({ ctx, reservationId: row.reservation_id }),
  });
  return atTheDesk(order, know, async ({ tx, before, property, by }, { dayEnds, money }) => {
    const { businessDate } = property;
    const decided = decide(stateOf(before));
    if (!decided.ok) {
      return decided.code === "CHANGE_PENDING"
        ? refuse(decided.code, CHANGE_PENDING)
        : refuse(decided.code, "The guest is not in the house; there is no check-in to take back.");
    }
    if (before.checked_in_on !== businessDate) {
      const day = before.checked_in_on === null ? "another day" : dayInWords(before.checked_in_on);
      return refuse("WRONG_DAY", `The guest was checked in on ${day}, which is closed; check out instead.`);
    }
    if (dayEnds && dayEnds <= ctx.clock.now())
      return refuse(
        "WRONG_DAY",
        `${dayInWords(businessDate)} is over and is being closed; check out instead.`,
      );
    if (money.charges !== 0)
      return refuse("WRONG_DAY", "The night audit has charged the night already; check out instead.");
    const stays = await roomStaysOf(tx, before.reservation_id);
    await replaceRoomStays(
      tx,
      before,
      stays.map((stay) => ({ ...stay, checkedIn: false })),
    );
    const after: ReservationRow = {
      ...rowAfter(before, { state: decided.state }, nowAfter(ctx, before)),
      checked_in_on: null,
    };
    const event = commandEvent(
      ctx,
      after,
      { by, businessDate },
      {
        eventType: "reservation.confirmed",
        data: { ...reservationData(after), because: "CHECK_IN_UNDONE", inHouse: false },
      },
    );
    const audit = {
      action: "reservation.check-in-undone" as const,
      before: { status: before.status },
      after: { status: after.status },
    };
    return accept({ before, after, event, summary: "Check-in taken back", audit });
  });
}
