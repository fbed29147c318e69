import { OUT_OF_ORDER_ON } from "../../availability/limits";
import type { PromiseCheck } from "./promise";

/**
 * Promise 1: no type is sold past its limit on any night, nor may it be past the rooms that are in order, and no room has two stays on
 * one night or two guests at once.
 */
export const neverOversold: PromiseCheck = {
  promise: 1,
  name: "Nothing is sold twice",
  async check(snapshot) {
    const [nights] = await snapshot.read<{ count: number }>("availability", {
      text: "SELECT count(*) AS count FROM availability.availability_calendar",
    });
    const oversold = await snapshot.read<{
      property_id: string;
      room_type_id: string;
      night: string;
      sold: number;
      sell_limit: number;
    }>("availability", {
      text: `SELECT property_id, room_type_id, night, sold + blocked AS sold, sell_limit
          FROM availability.availability_calendar WHERE sold + blocked > sell_limit`,
    });
    const doubled = await snapshot.read<{ property_id: string; room_id: string; a: string; b: string }>(
      "reservations",
      {
        text: `SELECT a.property_id, a.room_id, a.reservation_id AS a, b.reservation_id AS b
        FROM reservations.room_stay a JOIN reservations.room_stay b
          ON a.property_id = b.property_id AND a.room_id = b.room_id AND a.nights && b.nights
          AND (a.reservation_id, a.nights) < (b.reservation_id, b.nights)`,
      },
    );
    const limits = await snapshot.read<{ key: string; sell_limit: number; right: number }>("availability", {
      text: `SELECT property_id || ' ' || room_type_id || ' on ' || night AS key, sell_limit, "right"
          FROM availability.availability_calendar, LATERAL (SELECT greatest(sold + blocked, physical - out_of_order + overbooking)
            AS "right") AS l WHERE sell_limit > "right"`,
    });
    const outOfOrder = await snapshot.read<{ key: string; out_of_order: number; rooms: number }>(
      "availability",
      {
        text: `SELECT n.property_id || ' ' || n.room_type_id || ' on ' || n.night AS key, n.out_of_order, o.rooms
          FROM availability.availability_calendar n CROSS JOIN LATERAL (${OUT_OF_ORDER_ON}) AS o
          WHERE n.out_of_order <> o.rooms`,
      },
    );
    const together = await snapshot.read<{ key: string; guests: number }>("reservations", {
      text: `SELECT property_id || ' room ' || room_id AS key, count(*) AS guests
        FROM reservations.room_stay WHERE checked_in GROUP BY property_id, room_id HAVING count(*) > 1`,
    });
    return {
      checked: nights?.count ?? 0,
      suspects: [
        ...oversold.map((row) => ({
          key: `${row.property_id}|${row.room_type_id}|${row.night}`,
          problem: `${row.property_id} ${row.room_type_id} on ${row.night}: ${row.sold} sold of ${row.sell_limit}`,
        })),
        ...doubled.map((row) => ({
          key: `${row.property_id}|${row.room_id}|${row.a}|${row.b}`,
          problem: `${row.property_id} room ${row.room_id} has reservations ${row.a} and ${row.b} on one night`,
        })),
        ...together.map((row) => ({
          key: row.key,
          problem: `${row.key}: ${row.guests} guests are checked in to it`,
        })),
        ...limits.map((row) => ({
          key: `limit|${row.key}`,
          problem: `${row.key}: ${row.sell_limit} may be sold where there are ${row.right}`,
        })),
        ...outOfOrder.map((row) => ({
          key: `out of order|${row.key}`,
          problem: `${row.key}: the calendar says ${row.out_of_order} rooms are out of order, they are ${row.rooms}`,
        })),
      ],
    };
  },
};
