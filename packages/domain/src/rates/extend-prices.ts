import { transaction } from "@roomstream/db/transaction";
import { appendEvents } from "@roomstream/events/outbox/append";
import type { Context } from "../shared/context";
import { ownEvent } from "../shared/own-event";

/**
 * Prices the nights before `until` that have none yet: like the same weekday a year before, else like the last same weekday that
 * has a price, else like the last night. Returns how many nights it priced; done twice it does nothing more.
 */
export async function extendPrices(args: {
  ctx: Context;
  property: { propertyId: string; timeZone: string; businessDate: string };
  roomTypeIds: string[];
  until: string;
  actor: string;
}): Promise<number> {
  const { ctx, property, roomTypeIds, until, actor } = args;
  return transaction(ctx.databases.of("rates"), async (tx) => {
    const priced = await tx.query<{ room_type_id: string; first: string; last: string; nights: number }>({
      name: "extend-prices",
      text: `WITH priced AS (
          INSERT INTO rates.nightly_price AS known (property_id, room_type_id, night, amount, extra_adult, extra_child)
          SELECT $1, l.room_type_id, d::date, p.amount, p.extra_adult, p.extra_child
          FROM unnest($3::text[]) AS t (room_type_id)
          CROSS JOIN LATERAL (SELECT c.room_type_id, c.night FROM rates.nightly_price c
            WHERE c.property_id = $1 AND c.room_type_id = t.room_type_id ORDER BY c.night DESC LIMIT 1) AS l,
            generate_series(l.night + 1, $2::date - 1, interval '1 day') AS d
          CROSS JOIN LATERAL (
            SELECT o.amount, o.extra_adult, o.extra_child FROM rates.nightly_price o
            WHERE o.property_id = $1 AND o.room_type_id = l.room_type_id AND o.night = ANY (ARRAY[
              d::date - 364, l.night - ((l.night - d::date) % 7 + 7) % 7, l.night])
            ORDER BY o.night = d::date - 364 DESC, (d::date - o.night) % 7 = 0 DESC, o.night DESC LIMIT 1) AS p
          ORDER BY l.room_type_id, d
          ON CONFLICT (property_id, room_type_id, night) DO NOTHING
          RETURNING room_type_id, night)
        SELECT room_type_id, min(night) AS first, max(night) AS last, count(*)::int AS nights
        FROM priced GROUP BY room_type_id ORDER BY room_type_id`,
      values: [property.propertyId, until, roomTypeIds],
    });
    const events = priced.map(({ room_type_id: roomTypeId, first, last }) =>
      ownEvent(
        ctx,
        { ...property, aggregateId: `${property.propertyId}/${roomTypeId}`, aggregateVersion: 1, actor },
        { eventType: "rate.updated", data: { roomTypeId, from: first, to: last } },
      ),
    );
    await appendEvents({ tx, service: "rates", signals: ctx.signals, events });
    return priced.reduce((sum, type) => sum + type.nights, 0);
  });
}
