import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { IMPORT_ACTOR } from "../../shared/follow";
import { addDays, nightsOf } from "../../shared/stay";
import { ALWAYS } from "../on-the-books";
import { type PhysicalRooms, writePhysicalRooms } from "../write-rooms";

/** Notes how many rooms a hotel has on the nights that it puts on sale. Imported hotels have had theirs always. */
export const onAvailabilityUpdated: Reaction<Context, "availability.updated"> = async ({ tx, events }) => {
  const known = events.flatMap((event): PhysicalRooms[] => {
    if (event.data.cause !== "OPENED") return [];
    const { roomTypeId, from, to, physical } = event.data;
    const knownAt = event.actor === IMPORT_ACTOR ? ALWAYS : event.occurredAt;
    return nightsOf({ arrival: from, departure: addDays(to, 1) }).map((night) => ({
      propertyId: event.propertyId,
      roomTypeId,
      night,
      rooms: physical,
      knownAt,
    }));
  });
  await writePhysicalRooms(tx, known);
};
