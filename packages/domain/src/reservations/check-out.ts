import { moneyOf } from "../payments/queries/money-of";
import type { PropertyDetails } from "../property/contract";
import { totalsOf } from "../rates/queries/totals-of-nights";
import { earlierOf, laterOf } from "../shared/follow";
import { formatMoney } from "../shared/money";
import { accept, type Result, refuse } from "../shared/result";
import { addDays, nightsOf } from "../shared/stay";
import { CHANGE_PENDING } from "./ask-for-type";
import { closeAlerts } from "./desk-alerts";
import { atTheDesk, type DeskOrder } from "./desk-command";
import { checkOut as decide } from "./reservation";
import { commandEvent, reservationData } from "./reservation-event";
import { replaceRoomStays, roomStaysOf } from "./room-stays";
import { type ReservationRow, rowAfter, type Sold, stateOf } from "./stored-reservation";
import { nowAfter } from "./with-hotel";

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
      if (!decided.ok) {
        return decided.code === "CHANGE_PENDING"
          ? refuse(decided.code, CHANGE_PENDING)
          : refuse(decided.code, "The guest is not in the house; see how the reservation stands.");
      }
      const departure = departureLived(before, businessDate);
      const sold = departure === before.departure ? before.sold : soldUntil(before, departure, property);
      const paid = money.captured - money.refunded + money.cash;
      const open = sold.totals.total - money.allowed - paid;
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
      const after: ReservationRow = {
        ...rowAfter(before, { state: decided.state }, nowAfter(ctx, before)),
        departure,
        sold,
        checked_out_on: businessDate,
      };
      const event = commandEvent(
        ctx,
        after,
        { by, businessDate },
        { eventType: "reservation.checkout", data: { ...reservationData(after), roomId } },
      );
      const early = departure < before.departure ? ` before ${before.departure}` : "";
      const audit = {
        action: "reservation.checked-out",
        before: { status: before.status, departure: before.departure, total: before.sold.totals.total },
        after: { status: after.status, departure, total: sold.totals.total },
      };
      return accept({ before, after, event, summary: `Checked out of ${roomId}${early}`, audit });
    },
  );
}

/** The departure of the stay as it was lived: today, when that is earlier. Who comes has at least one night. */
export function departureLived(
  row: Pick<ReservationRow, "arrival" | "departure">,
  businessDate: string,
): string {
  return earlierOf(laterOf(businessDate, addDays(row.arrival, 1)), row.departure);
}

/**
 * The offer as it was lived until an earlier departure. What was sold as paid in advance keeps its whole price: that of the nights
 * given back stands on the last night that was lived.
 */
function soldUntil(row: ReservationRow, departure: string, property: PropertyDetails): Sold {
  const lived = new Set(nightsOf({ arrival: row.arrival, departure }));
  const nights = row.sold.nights.filter((night) => lived.has(night.date));
  if (row.sold.guarantee !== "PREPAY") {
    const { currency } = row.sold.totals;
    return { ...row.sold, nights, totals: { ...totalsOf(nights, row, property.taxes), currency } };
  }
  const given = row.sold.nights.filter((night) => !lived.has(night.date));
  const more = (of: "amount" | "net") => given.reduce((sum, night) => sum + night[of], 0);
  const withRest = nights.map((night, index) =>
    index === nights.length - 1
      ? { ...night, amount: night.amount + more("amount"), net: night.net + more("net") }
      : night,
  );
  return { ...row.sold, nights: withRest };
}
