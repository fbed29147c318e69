import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";

/** The hotel that a reservation is of, or undefined when there is no such reservation. */
export async function hotelOf(args: {
  ctx: Context;
  confirmationNumber: string;
}): Promise<string | undefined> {
  const [row] = await run<{ property_id: string }>(args.ctx.databases.of("reservations"), {
    name: "hotel-of-reservation",
    text: "SELECT property_id FROM reservations.reservation WHERE confirmation_number = $1",
    values: [args.confirmationNumber],
  });
  return row?.property_id;
}

/** The hotel that a reservation is of, by its id. */
export async function hotelOfId(args: { ctx: Context; reservationId: string }): Promise<string | undefined> {
  const [row] = await run<{ property_id: string }>(args.ctx.databases.of("reservations"), {
    name: "hotel-of-reservation-id",
    text: "SELECT property_id FROM reservations.reservation WHERE reservation_id = $1",
    values: [args.reservationId],
  });
  return row?.property_id;
}
