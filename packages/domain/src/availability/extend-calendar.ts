import { transaction } from "@roomstream/db/transaction";
import { appendEvents } from "@roomstream/events/outbox/append";
import type { Context } from "../shared/context";
import { ownEvent } from "../shared/own-event";
import { drawCalendarVersions } from "./calendar-version";
import { lockLimits, OUT_OF_ORDER_ON } from "./limits";

/**
 * Puts the nights before `until` on sale that are not yet, each type with the rooms and the overbooking of its last night.
 * Returns how many nights it put on sale; done twice it does nothing more.
 */
export async function extendCalendar(args: {
  ctx: Context;
  property: { propertyId: string; timeZone: string; businessDate: string };
  roomTypeIds: string[];
  until: string;
  actor: string;
}): Promise<number> {
  const { ctx, property, roomTypeIds, until, actor } = args;
  return transaction(ctx.databases.of("availability"), async (tx) => {
    await lockLimits(tx, [property.propertyId]);
    const opened = await tx.query<{
      room_type_id: string;
      first: string;
      last: string;
      physical: number;
      sell_limit: number;
      nights: number;
    }>({
      name: "extend-calendar",
      text: `WITH opened AS (
          INSERT INTO availability.availability_calendar
            (property_id, room_type_id, night, physical, out_of_order, overbooking, sell_limit)
          SELECT n.property_id, n.room_type_id, n.night, n.physical, o.rooms, n.overbooking,
            greatest(0, n.physical - o.rooms + n.overbooking)
          FROM (SELECT l.property_id, l.room_type_id, l.physical, l.overbooking, d::date AS night
            FROM unnest($3::text[]) AS t (room_type_id)
            CROSS JOIN LATERAL (SELECT * FROM availability.availability_calendar c
              WHERE c.property_id = $1 AND c.room_type_id = t.room_type_id ORDER BY c.night DESC LIMIT 1) AS l,
              generate_series(l.night + 1, $2::date - 1, interval '1 day') AS d) AS n
          CROSS JOIN LATERAL (${OUT_OF_ORDER_ON}) AS o
          RETURNING room_type_id, night, physical, physical + overbooking AS sell_limit)
        SELECT room_type_id, min(night) AS first, max(night) AS last, max(physical) AS physical,
          max(sell_limit) AS sell_limit, count(*)::int AS nights
        FROM opened GROUP BY room_type_id ORDER BY room_type_id`,
      values: [property.propertyId, until, roomTypeIds],
    });
    const versions = await drawCalendarVersions(
      tx,
      property.propertyId,
      opened.map((type) => type.room_type_id),
    );
    const events = opened.map(
      ({ room_type_id: roomTypeId, first, last, physical, sell_limit: sellLimit }, index) =>
        ownEvent(
          ctx,
          {
            ...property,
            aggregateId: `${property.propertyId}/${roomTypeId}`,
            aggregateVersion: versions[index] ?? 1,
            actor,
          },
          {
            eventType: "availability.updated",
            data: { cause: "OPENED", roomTypeId, from: first, to: last, physical, sellLimit },
          },
        ),
    );
    await appendEvents({ tx, service: "availability", signals: ctx.signals, events });
    return opened.reduce((sum, type) => sum + type.nights, 0);
  });
}
