import type { PromiseCheck } from "./promise";

/** Promise 2: the calendar counts exactly the live holds, night by night; and a live hold has all its nights, any other none. */
export const calendarEqualsHolds: PromiseCheck = {
  promise: 2,
  name: "The calendar counts the holds",
  async check(snapshot) {
    const [nights] = await snapshot.read<{ count: number }>("availability", {
      text: "SELECT count(*) AS count FROM availability.availability_calendar",
    });
    const miscounted = await snapshot.read<{ key: string; sold: number; held: number }>("availability", {
      text: `SELECT c.property_id || ' ' || c.room_type_id || ' on ' || c.night AS key, c.sold, coalesce(h.held, 0) AS held
        FROM availability.availability_calendar c
        LEFT JOIN (SELECT property_id, room_type_id, night, count(*) AS held FROM availability.hold_night
          GROUP BY property_id, room_type_id, night) h USING (property_id, room_type_id, night)
        WHERE c.sold <> coalesce(h.held, 0)`,
    });
    const uneven = await snapshot.read<{ reservation_id: string; wanted: number; held: number }>(
      "availability",
      {
        text: `SELECT h.reservation_id, coalesce(h.departure - h.arrival, 0) AS wanted, coalesce(n.held, 0) AS held
        FROM availability.hold h
        LEFT JOIN (SELECT reservation_id, count(*) AS held FROM availability.hold_night GROUP BY reservation_id) n
          USING (reservation_id)
        WHERE coalesce(n.held, 0) <> CASE WHEN h.status = 'HELD' THEN h.departure - h.arrival ELSE 0 END`,
      },
    );
    return {
      checked: nights?.count ?? 0,
      suspects: [
        ...miscounted.map((row) => ({
          key: row.key,
          problem: `${row.key}: the calendar says ${row.sold}, the holds are ${row.held}`,
        })),
        ...uneven.map((row) => ({
          key: row.reservation_id,
          problem: `hold ${row.reservation_id} has ${row.held} of ${row.wanted} nights`,
        })),
      ],
    };
  },
};
