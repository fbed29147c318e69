import { transaction } from "@roomstream/db/transaction";
import { appendEvents } from "@roomstream/events/outbox/append";
import type { Context } from "../shared/context";
import { ownEvent } from "../shared/own-event";
import { addDays, type Dates, nightsOf } from "../shared/stay";
import { drawCalendarVersions } from "./calendar-version";
import { lockLimits, OUT_OF_ORDER_ON } from "./limits";

export type Opening = Dates & { roomTypeId: string; physical: number; sellLimit: number };

/**
 * Puts nights of room types on sale: those of `[arrival, departure)`. A night that is on sale already keeps what is sold of it,
 * and its limit is raised where the opening's is higher, never lowered.
 */
export async function openCalendar(args: {
  ctx: Context;
  property: { propertyId: string; timeZone: string };
  openings: Opening[];
  actor: string;
}): Promise<void> {
  const { ctx, property, openings, actor } = args;
  const nights = openings.flatMap((opening) => nightsOf(opening).map((night) => ({ opening, night })));
  await transaction(ctx.databases.of("availability"), async (tx) => {
    await lockLimits(tx, [property.propertyId]);
    await tx.query({
      text: `INSERT INTO availability.availability_calendar AS known
          (property_id, room_type_id, night, physical, out_of_order, overbooking, sell_limit)
        SELECT n.property_id, n.room_type_id, n.night, n.physical, o.rooms, n.sell_limit - n.physical, greatest(0, n.sell_limit - o.rooms)
        FROM (SELECT $1 AS property_id, * FROM unnest($2::text[], $3::date[], $4::int[], $5::int[])
          AS opened (room_type_id, night, physical, sell_limit)) AS n
        CROSS JOIN LATERAL (${OUT_OF_ORDER_ON}) AS o
        ORDER BY n.room_type_id, n.night
        ON CONFLICT (property_id, room_type_id, night) DO UPDATE
          SET physical = greatest(known.physical, excluded.physical),
            overbooking = greatest(known.physical + known.overbooking, excluded.physical + excluded.overbooking)
              - greatest(known.physical, excluded.physical),
            sell_limit = greatest(known.sold + known.blocked,
              greatest(known.physical + known.overbooking, excluded.physical + excluded.overbooking) - known.out_of_order, 0)
          WHERE known.physical < excluded.physical
            OR known.physical + known.overbooking < excluded.physical + excluded.overbooking`,
      values: [
        property.propertyId,
        nights.map(({ opening }) => opening.roomTypeId),
        nights.map(({ night }) => night),
        nights.map(({ opening }) => opening.physical),
        nights.map(({ opening }) => opening.sellLimit),
      ],
    });
    const versions = await drawCalendarVersions(
      tx,
      property.propertyId,
      openings.map(({ roomTypeId }) => roomTypeId),
    );
    const events = openings.map(({ roomTypeId, arrival, departure, physical, sellLimit }, index) =>
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
          data: {
            cause: "OPENED",
            roomTypeId,
            from: arrival,
            to: addDays(departure, -1),
            physical,
            sellLimit,
          },
        },
      ),
    );
    await appendEvents({ tx, service: "availability", signals: ctx.signals, events });
  });
}
