import { run, type Tx } from "@roomstream/db/transaction";
import { nightCounts } from "../availability/queries/night-counts";
import { findProperty } from "../property/queries/find-property";
import type { Context } from "../shared/context";
import { dayInWords } from "../shared/dates";
import { type Alert, closeAlerts, raiseAlerts, tellDesks } from "./desk-alerts";

/** A room type on a night, with the alert that it deserves when more than nothing is sold over its rooms. */
export type WatchedNight = Alert & { over: number };

/**
 * How many rooms more are sold than there are, of each type on each of these nights of each hotel. It asks how the nights are now,
 * so that it comes out the same in whatever order it hears of them; before the transaction, which it would need a second connection in.
 */
export async function overbookingOf(ctx: Context, nights: Map<string, string[]>): Promise<WatchedNight[]> {
  const watched: WatchedNight[] = [];
  for (const [propertyId, own] of nights) watched.push(...(await overbookingAt(ctx, propertyId, own)));
  return watched;
}

async function overbookingAt(ctx: Context, propertyId: string, nights: string[]): Promise<WatchedNight[]> {
  const property = await findProperty({ ctx, propertyId });
  const counts = await nightCounts({ ctx, propertyId, nights: [...new Set(nights)] });
  return counts.map(({ roomTypeId, night, sold, wanted }) => {
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
}

/** Raises an alert for each of these on which too many are sold, and closes those of the others. */
export async function watchOverbooking(ctx: Context, tx: Tx, watched: WatchedNight[]): Promise<void> {
  await closeAlerts(
    tx,
    watched.filter(({ over }) => over <= 0),
  );
  await raiseAlerts(
    ctx,
    tx,
    watched.filter(({ over }) => over > 0),
  );
  tellDesks(
    ctx,
    tx,
    watched.map(({ propertyId }) => propertyId),
  );
}

/** Of these nights those that an alert is open for, by hotel. */
export async function nightsWatched(
  ctx: Context,
  nights: { propertyId: string; roomTypeId: string; night: string }[],
): Promise<Map<string, string[]>> {
  const rows = await run<{ property_id: string; nights: string[] }>(ctx.databases.of("reservations"), {
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
