import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";

/** Notes which business dates the night audit has closed. Their figures become final when everything before was heard. */
export const onPropertyUpdated: Reaction<Context, "property.updated"> = async ({ tx, events }) => {
  const closed = events.filter((event) => event.data.closed !== null);
  if (closed.length === 0) return;
  await tx.query({
    name: "note-closed-days",
    text: `INSERT INTO analytics.closed_day (property_id, business_date, closed_at)
      SELECT * FROM unnest($1::text[], $2::date[], $3::timestamptz[]) ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
    values: [
      closed.map((event) => event.propertyId),
      closed.map((event) => event.data.closed),
      closed.map((event) => event.recordedAt),
    ],
  });
};
