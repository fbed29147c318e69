import { run } from "@roomstream/db/transaction";
import type { PropertyDetails } from "../property/contract";
import { findProperty } from "../property/queries/find-property";
import type { Context } from "../shared/context";
import type { ReservationRow } from "./stored-reservation";

/** A reservation as it is now, not locked, with its hotel: what a command needs to know before its transaction. */
export async function findWithHotel(
  ctx: Context,
  confirmationNumber: string,
): Promise<{ row: ReservationRow; property: PropertyDetails } | undefined> {
  const [row] = await run<ReservationRow>(ctx.databases.of("reservations"), {
    name: "reservation-by-number",
    text: "SELECT * FROM reservations.reservation WHERE confirmation_number = $1",
    values: [confirmationNumber],
  });
  if (!row) return undefined;
  const property = await findProperty({ ctx, propertyId: row.property_id });
  if (!property) throw new Error(`there is no hotel ${row.property_id}`);
  return { row, property };
}

/** The hotel's time of what is done now; never before what happened to the reservation last. */
export const nowAfter = (ctx: Context, row: ReservationRow): Date =>
  new Date(Math.max(ctx.clock.now().getTime(), row.occurred_at.getTime()));
