import { transaction } from "@roomstream/db/transaction";
import type { Context } from "../shared/context";
import { dayInWords } from "../shared/dates";
import { raiseAlerts } from "./desk-alerts";
import { inHouse } from "./queries/in-house";

/**
 * Tells the desk of guests who should have left by a business date and are in the house still. Nothing is charged for nights that
 * were not sold: the desk extends the stay, or checks them out.
 */
export async function alertOverstays(args: {
  ctx: Context;
  propertyId: string;
  businessDate: string;
}): Promise<number> {
  const { ctx, propertyId, businessDate } = args;
  const over = (await inHouse({ ctx, propertyId })).filter((stay) => stay.departure <= businessDate);
  if (over.length === 0) return 0;
  await transaction(ctx.databases.of("reservations"), async (tx) => {
    await raiseAlerts(
      ctx,
      tx,
      over.map((stay) => ({
        propertyId,
        kind: "OVERSTAY",
        subject: stay.reservationId,
        reservationId: stay.reservationId,
        message: `${stay.confirmationNumber} is still in ${stay.roomId} and was to leave on ${dayInWords(stay.departure)}. Extend the stay, or check out.`,
      })),
    );
  });
  return over.length;
}
