import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import type { Dates } from "../../shared/stay";
import type { ReservationStatus } from "../contract";

export type ImportedStay = Dates & {
  propertyId: string;
  roomTypeId: string;
  reservationId: string;
  status: ReservationStatus;
};

/** What was imported under references that begin with `prefix`, by reference. */
export async function importedStays(args: {
  ctx: Context;
  prefix: string;
}): Promise<Map<string, ImportedStay>> {
  const rows = await run<{
    import_reference: string;
    reservation_id: string;
    status: ReservationStatus;
    property_id: string;
    room_type_id: string;
    arrival: string;
    departure: string;
  }>(args.ctx.databases.of("reservations"), {
    text: `SELECT import_reference, reservation_id, status, property_id, room_type_id, arrival, departure
      FROM reservations.reservation WHERE starts_with(import_reference, $1)`,
    values: [args.prefix],
  });
  return new Map(
    rows.map((row) => [
      row.import_reference,
      {
        reservationId: row.reservation_id,
        status: row.status,
        propertyId: row.property_id,
        roomTypeId: row.room_type_id,
        arrival: row.arrival,
        departure: row.departure,
      },
    ]),
  );
}
