import type { Projection, Rows } from "./projection";

/**
 * The nights that holds have taken, folded from the event store of availability. Each fact adds or takes away one. A night's limit is
 * no row of its own to fold: it follows from what is set (rooms, overbooking), what is out of order and what is sold, and promise 1
 * holds each of them against the others.
 */
export const availabilityProjection: Projection = {
  service: "availability",
  store: "availability",
  topics: ["availability.updated", "availability.released"],
  tables: { hold_night: "true" },
  fold(events): Rows {
    const taken = new Map<string, number>();
    for (const { data } of events) {
      if (!("reservationId" in data) || !("nights" in data)) continue;
      for (const night of data.nights) {
        if (!("delta" in night)) continue;
        const key = `${data.reservationId} ${night.roomTypeId} ${night.night}`;
        taken.set(key, (taken.get(key) ?? 0) + night.delta);
      }
    }
    return [...taken].flatMap(([row, count]) => {
      if (count === 0) return [];
      return [{ table: "hold_night", row: count === 1 ? row : `${row}, ${count} times` }];
    });
  },
  live: (snapshot, reservationIds) =>
    snapshot.read<Rows[number]>("availability", {
      text: `SELECT 'hold_night' AS "table", concat_ws(' ', reservation_id, room_type_id, night) AS row
        FROM availability.hold_night WHERE reservation_id = ANY($1::uuid[])`,
      values: [reservationIds],
    }),
};
