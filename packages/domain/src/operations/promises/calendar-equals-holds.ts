import type { PromiseCheck } from "./promise";

/** Promise 2: the calendar counts exactly the live holds, night by night; and a live hold has all nights of its stay and of
 * its proposal, any other none. */
export const calendarEqualsHolds: PromiseCheck = {
  promise: 2,
  name: "The calendar counts the holds",
  async check(snapshot) {
    const [nights] = await snapshot.read<{ count: number }>("availability", {
      text: "SELECT count(*) AS count FROM availability.availability_calendar",
    });
    const miscounted = await snapshot.read<{ key: string; sold: number; held: number }>("availability", {
      text: `SELECT property_id || ' ' || room_type_id || ' on ' || night AS key, coalesce(c.sold, 0) AS sold,
          coalesce(h.held, 0) AS held
        FROM availability.availability_calendar c
        FULL JOIN (SELECT property_id, room_type_id, night, count(*) AS held FROM availability.hold_night
          GROUP BY property_id, room_type_id, night) h USING (property_id, room_type_id, night)
        WHERE coalesce(c.sold, 0) <> coalesce(h.held, 0)`,
    });
    const uneven = await snapshot.read<{ reservation_id: string; wanted: number; held: number }>(
      "availability",
      {
        text: `SELECT reservation_id, coalesce(h.nights, 0) AS wanted, coalesce(n.held, 0) AS held
          FROM (SELECT reservation_id, CASE
              WHEN status <> 'HELD' THEN 0
              WHEN proposal_room_type_id IS NULL OR proposal_refused IS NOT NULL THEN departure - arrival
              ELSE (SELECT count(*) FROM (
                SELECT room_type_id, generate_series(0, departure - arrival - 1) + arrival
                UNION
                SELECT proposal_room_type_id, generate_series(0, proposal_departure - proposal_arrival - 1) + proposal_arrival) both_stays)
              END AS nights
            FROM availability.hold) h
          FULL JOIN (SELECT reservation_id, count(*) AS held FROM availability.hold_night GROUP BY reservation_id) n
            USING (reservation_id)
          WHERE coalesce(h.nights, 0) <> coalesce(n.held, 0)`,
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
