import { moneyOf } from "../../payments/queries/money-of";
import type { Context } from "../../shared/context";
import { accept, noSuchReservation, type Result } from "../../shared/result";
import { nightCount } from "../../shared/stay";
import { whyNotOut } from "../check-out";
import type { CheckOutPreview } from "../contract";
import { livedStay } from "../lived-stay";
import { checkOut as decide } from "../reservation";
import { stateOf } from "../stored-reservation";
import { findWithHotel } from "../with-hotel";
import { folioOfStay } from "./bill";

/** What a check-out now would charge, by the same decision and the same price as the command itself. */
export async function checkOutPreview(args: {
  ctx: Context;
  propertyId: string;
  confirmationNumber: string;
}): Promise<Result<CheckOutPreview>> {
  const { ctx, propertyId, confirmationNumber } = args;
  const found = await findWithHotel(ctx, confirmationNumber);
  if (found?.row.property_id !== propertyId) return noSuchReservation;
  const { row, property } = found;
  const decided = decide(stateOf(row));
  if (!decided.ok) return whyNotOut(decided.code);
  const { departure, sold } = livedStay(row, property);
  const money = await moneyOf({ ctx, reservationId: row.reservation_id });
  return accept({
    status: row.status,
    departure,
    nightsBack: nightCount(row) - nightCount({ arrival: row.arrival, departure }),
    nights: sold.nights.map(({ date, amount }) => ({ date, amount })),
    totals: sold.totals,
    totalBefore: { amount: row.sold.totals.total, currency: row.sold.totals.currency },
    fee: null,
    folio: folioOfStay({ ...row, sold }, money),
    card: sold.sealedToken !== null,
  });
}
