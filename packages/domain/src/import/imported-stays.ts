import { run } from "@roomstream/db/transaction";
import type { ReservationStatus } from "../reservations/contract";
import type { Context } from "../shared/context";
import type { HeldStay } from "./limits";
import type { Profile } from "./past-stay";

export type ImportedStay = HeldStay & { reservationId: string; status: ReservationStatus };

/** What was imported with a profile before, by reference. */
export async function importedStays(ctx: Context, profile: Profile): Promise<Map<string, ImportedStay>> {
  const rows = await run<{
    import_reference: string;
    reservation_id: string;
    status: ReservationStatus;
    property_id: string;
    room_type_id: string;
    arrival: string;
    departure: string;
  }>(ctx.databases.of("reservations"), {
    text: `SELECT import_reference, reservation_id, status, property_id, room_type_id, arrival, departure
      FROM reservations.reservation WHERE starts_with(import_reference, $1)`,
    values: [`${profile.name}:`],
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
