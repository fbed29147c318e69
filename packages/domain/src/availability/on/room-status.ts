import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { NewEvent } from "@roomstream/events/envelope";
import { appendEvents } from "@roomstream/events/outbox/append";
import type { Context } from "../../shared/context";
import { follow } from "../../shared/follow";
import { lockLimits, lockNights, recount } from "../limits";

/** Takes rooms out of the inventory and gives them back; whether they are clean is not availability's business. */
export const onRoomStatus: Reaction<Context, "room.status"> = async ({ ctx, tx, events }) => {
  const heard = events.flatMap((event) => {
    const { roomTypeId, status, from, to, outOfOrderId } = event.data;
    if (status !== "OUT_OF_ORDER" && status !== "IN_ORDER") return [];
    if (from === null || to === null || outOfOrderId === null) return [];
    const range = { propertyId: event.propertyId, roomTypeId, from, to };
    return [{ event, outOfOrderId, began: status === "OUT_OF_ORDER", range }];
  });
  if (heard.length === 0) return;
  const ranges = heard.map(({ range }) => range);
  await lockLimits(
    tx,
    ranges.map((range) => range.propertyId),
  );
  await lockNights(tx, ranges);
  const told: NewEvent[] = [];
  for (const { event, outOfOrderId, began, range } of heard) {
    // What came first stays: the end of a time that is not heard of yet waits here for its beginning.
    const noted = await tx.query({
      name: "hear-out-of-order",
      text: `INSERT INTO availability.out_of_order_heard AS known
          (out_of_order_id, property_id, room_type_id, first_night, last_night, back_from)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (out_of_order_id) DO UPDATE
          SET first_night = coalesce(known.first_night, excluded.first_night),
            last_night = coalesce(known.last_night, excluded.last_night),
            back_from = coalesce(known.back_from, excluded.back_from)
          WHERE known.first_night IS NULL AND excluded.first_night IS NOT NULL
            OR known.back_from IS NULL AND excluded.back_from IS NOT NULL
        RETURNING out_of_order_id`,
      values: [
        outOfOrderId,
        range.propertyId,
        range.roomTypeId,
        began ? range.from : null,
        began ? range.to : null,
        began ? null : range.from,
      ],
    });
    if (noted.length === 0) continue;
    const nights = (await recount(tx, range)).toSorted((a, b) => (a.night < b.night ? -1 : 1));
    const { roomTypeId, from, to } = range;
    const aggregate = { id: outOfOrderId, version: began ? 1 : 2, occurredAt: event.occurredAt };
    told.push(
      follow(ctx, event, aggregate, {
        eventType: "availability.blocked",
        data: { roomTypeId, from, to, rooms: began ? 1 : -1, nights },
      }),
    );
  }
  await appendEvents({ tx, service: "availability", signals: ctx.signals, events: told });
};
