import type { PromiseCheck } from "./promise";

/** Promise 1: no type is sold past its limit on any night, and no room has two stays on one night. */
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
      ],
    };
  },
};
