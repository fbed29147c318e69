import { hotelOrRefusal } from "../property/queries/find-property";
import { stayByNumber } from "../reservations/queries/desk-stays";
import { openAlerts } from "../reservations/queries/open-alerts";
import type { Context } from "../shared/context";
import { accept, type Result, refuse } from "../shared/result";
import type { StayAtDesk } from "./contract";
import { readStays } from "./read-stays";

/** One stay as the desk works with it, of any day, with what is wrong with it and the day that it is at the hotel. */
export async function stayAtDesk(args: {
  ctx: Context;
  propertyId: string;
  confirmationNumber: string;
}): Promise<Result<StayAtDesk>> {
  const { ctx, propertyId, confirmationNumber } = args;
  const hotel = await hotelOrRefusal({ ctx, propertyId });
  if (!hotel.ok) return hotel;
  const property = hotel.value;
  const { businessDate } = property;
  const found = await stayByNumber({ ctx, propertyId, confirmationNumber, businessDate, names: true });
  if (!found)
    return refuse("NOT_FOUND", `This hotel has no reservation ${confirmationNumber}; check the number.`);
  const [{ lines }, alerts] = await Promise.all([
    readStays(ctx, property, [found]),
    openAlerts({ ctx, propertyId, names: true }),
  ]);
  const [stay] = lines;
  if (!stay) throw new Error(`${confirmationNumber} was read and has no line`);
  return accept({
    propertyId,
    timeZone: property.timeZone,
    businessDate,
    stay,
    alerts: alerts.filter((alert) => alert.confirmationNumber === confirmationNumber),
  });
}
