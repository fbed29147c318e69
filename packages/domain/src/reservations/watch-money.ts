import { run, transaction } from "@roomstream/db/transaction";
import { unsettled } from "../payments/queries/unsettled";
import type { Context } from "../shared/context";
import { type Alert, closeAlerts, raiseAlerts, tellDesks } from "./desk-alerts";
import { moneyAlerts } from "./money-alerts";
import { numbersOf } from "./queries/numbers-of";

/**
 * Tells the desk of stays that have ended and whose money comes right only if somebody sees to it: a card that was refused at
 * check-out, notes and coins to be given back, a refund that the gateway does not make. Each alert is closed when the money is right.
 * It asks how the money is now, so that it comes out the same whatever was heard of it. Called by the clock.
 */
export async function watchMoney(ctx: Context): Promise<void> {
  const open = await openOfMoney(ctx);
  const money = await unsettled({ ctx, known: open.map(({ subject }) => subject) });
  const standing = money.filter(({ stands }) => stands);
  const numbers = await numbersOf({ ctx, ids: standing.map(({ reservationId }) => reservationId) });
  const wanted = standing.flatMap((one) => {
    const number = numbers.get(one.reservationId);
    return number === undefined ? [] : moneyAlerts(one, number);
  });
  // What is under way may be right in a moment, or just as wrong: the desk is told then.
  const underWay = new Set(money.flatMap(({ stands, reservationId }) => (stands ? [] : [reservationId])));
  const wantedKeys = new Set(wanted.map(keyOf));
  const known = new Map(open.map((alert) => [keyOf(alert), alert.message]));
  const over = open.filter((alert) => !underWay.has(alert.subject) && !wantedKeys.has(keyOf(alert)));
  const news = wanted.filter((alert) => known.get(keyOf(alert)) !== alert.message);
  if (over.length === 0 && news.length === 0) return;
  await transaction(ctx.databases.of("reservations"), async (tx) => {
    await closeAlerts(tx, over);
    await raiseAlerts(ctx, tx, news);
    tellDesks(
      ctx,
      tx,
      over.map(({ propertyId }) => propertyId),
    );
  });
}

type OpenAlert = Pick<Alert, "propertyId" | "kind" | "subject" | "message">;

const keyOf = ({ kind, subject }: OpenAlert): string => `${kind}/${subject}`;

/** The alerts about money that are open, of all hotels. */
const openOfMoney = (ctx: Context): Promise<OpenAlert[]> =>
  run<OpenAlert>(ctx.databases.of("reservations"), {
    name: "open-money-alerts",
    text: `SELECT property_id AS "propertyId", kind, subject, message FROM reservations.desk_alert
      WHERE closed_at IS NULL AND kind IN ('UNPAID', 'GIVE_BACK')`,
  });
