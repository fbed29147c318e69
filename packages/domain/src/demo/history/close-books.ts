import type { Tx } from "@roomstream/db/transaction";
import { SERVICES } from "@roomstream/environment/environment";
import { GROUPS } from "@roomstream/events/reconciler/cursors";
import type { PastCalendar } from "./past-calendar";

/** Brings the hotel to the day on which its history ends, and says of what was told that it was heard. */
export async function closeBooks(
  tx: Tx,
  past: {
    propertyId: string;
    businessDate: string;
    sellsAhead: number;
    daysClosed: number;
    closedAt: string;
    calendar: PastCalendar;
  },
): Promise<void> {
  const { propertyId, businessDate, sellsAhead, daysClosed, closedAt, calendar } = past;
  await tx.query({
    text: "UPDATE property.business_day SET business_date = $2, sells_ahead = $3 WHERE property_id = $1",
    values: [propertyId, businessDate, sellsAhead],
  });
  await tx.query({
    text: "UPDATE property.property SET version = version + $2 WHERE property_id = $1",
    values: [propertyId, daysClosed],
  });
  const sold = [...calendar.sold].filter(([, rooms]) => rooms > 0);
  await tx.query({
    text: `UPDATE availability.availability_calendar c SET sold = n.sold
      FROM unnest($2::text[], $3::date[], $4::int[]) AS n (room_type_id, night, sold)
      WHERE c.property_id = $1 AND c.room_type_id = n.room_type_id AND c.night = n.night`,
    values: [
      propertyId,
      sold.map(([key]) => key.split(" ")[0]),
      sold.map(([key]) => key.split(" ")[1]),
      sold.map(([, rooms]) => rooms),
    ],
  });
  await tx.query({
    text: `INSERT INTO analytics.book AS known (property_id, final_until) VALUES ($1, $2)
      ON CONFLICT (property_id) DO UPDATE SET final_until = greatest(known.final_until, excluded.final_until)`,
    values: [propertyId, closedAt],
  });
  await tx.query({
    text: "UPDATE analytics.heard_until SET moment = greatest(moment, $1::timestamptz)",
    values: [closedAt],
  });
  // What looks through the event stores for what was left undone begins after what was done here.
  for (const service of ["availability", "payments"]) {
    await tx.query({
      text: `INSERT INTO ${service}.convergence_cursor AS known (recorded_at, position) VALUES ($1, 0)
        ON CONFLICT (only_row) DO UPDATE SET recorded_at = excluded.recorded_at, position = 0
        WHERE known.recorded_at < excluded.recorded_at`,
      values: [closedAt],
    });
  }
  for (const service of SERVICES) {
    await tx.query({
      text: `INSERT INTO ${service}.reconciler_cursor AS known ("group", recorded_at, position)
        SELECT wanted, $2, 0 FROM unnest($1::text[]) AS wanted
        ON CONFLICT ("group") DO UPDATE SET recorded_at = excluded.recorded_at, position = 0
        WHERE known.recorded_at < excluded.recorded_at`,
      values: [GROUPS, closedAt],
    });
  }
}
