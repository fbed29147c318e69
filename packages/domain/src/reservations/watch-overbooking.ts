import type { Tx } from "@roomstream/db/transaction";
import { nightCounts } from "../availability/queries/night-counts";
import { findProperty } from "../property/queries/find-property";
import type { Context } from "../shared/context";
import { dayInWords } from "../shared/dates";
import { type Alert, closeAlerts, raiseAlerts, tellDesks } from "./desk-alerts";

/**
 * Raises an alert for each of these nights on which more rooms of a type are sold than there are, and closes those of the others.
 * It asks how the nights are now, so that it comes out the same in whatever order it hears of them.
 */
export async function watchOverbooking(
  ctx: Context,
  tx: Tx,
  propertyId: string,
  nights: string[],
): Promise<void> {
  const [property, counts] = await Promise.all([
    findProperty({ ctx, propertyId }),
    nightCounts({ ctx, propertyId, nights: [...new Set(nights)] }),
  ]);
  const alerts = counts.map(({ roomTypeId, night, sold, wanted }): Alert & { over: number } => {
    const name = property?.roomTypes.find((type) => type.roomTypeId === roomTypeId)?.name ?? roomTypeId;
    return {
      propertyId,
      kind: "OVERBOOKED",
      subject: `${roomTypeId}/${night}`,
      reservationId: null,
      over: sold - wanted,
      message: `${name} on ${dayInWords(night)}: ${sold} sold, ${wanted} to give. Find ${sold - wanted} another room or hotel.`,
    };
  });
  await closeAlerts(
    tx,
    alerts.filter(({ over }) => over <= 0),
  );
  await raiseAlerts(
    ctx,
    tx,
    alerts.filter(({ over }) => over > 0),
  );
  tellDesks(ctx, tx, [propertyId]);
}

/** Of these nights those that an alert is open for, by hotel. */
export async function nightsWatched(
  tx: Tx,
  nights: { propertyId: string; roomTypeId: string; night: string }[],
): Promise<Map<string, string[]>> {
  const rows = await tx.query<{ property_id: string; nights: string[] }>({
    name: "nights-watched",
    text: `SELECT property_id, array_agg(split_part(subject, '/', 2)) AS nights FROM reservations.desk_alert
      WHERE (property_id, subject) IN (SELECT * FROM unnest($1::text[], $2::text[])) AND kind = 'OVERBOOKED' AND closed_at IS NULL
      GROUP BY property_id`,
    values: [
      nights.map((night) => night.propertyId),
      nights.map(({ roomTypeId, night }) => `${roomTypeId}/${night}`),
    ],
  });
  return new Map(rows.map((row) => [row.property_id, row.nights]));
}
