import { transaction } from "@roomstream/db/transaction";
import { appendEvents } from "@roomstream/events/outbox/append";
import type { Context } from "../shared/context";
import { ownEvent } from "../shared/own-event";
import { businessDateAt } from "../shared/stay";
import type { PropertyDetails } from "./contract";

/** A hotel as it is registered; room types in the order they are shown. */
export type Hotel = Omit<PropertyDetails, "businessDate" | "rooms" | "roomTypes"> & {
  /** Whether the guests' pages list it. */
  listed: boolean;
  roomTypes: (PropertyDetails["roomTypes"][number] & { rooms: { roomId: string; floor: string }[] })[];
};

/**
 * Registers a hotel with its room types and rooms; a hotel that is there already gets what is new and keeps its rooms. One that
 * sells nights to come begins its first business day; imported history has no day to close.
 */
export async function registerHotel(args: { ctx: Context; hotel: Hotel; actor: string }): Promise<void> {
  const { ctx, hotel, actor } = args;
  await transaction(ctx.databases.of("property"), async (tx) => {
    const [row] = await tx.query<{ version: number }>({
      text: `INSERT INTO property.property AS known (property_id, slug, listed, name, native_name, place, tagline, description,
          address, phone, desk_hours, check_in_from, check_out_until, time_zone, currency, sellable_until, taxes, good_to_know, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1)
        ON CONFLICT (property_id) DO UPDATE
          SET sellable_until = greatest(known.sellable_until, excluded.sellable_until), version = known.version + 1
        RETURNING version`,
      values: [
        hotel.propertyId,
        hotel.slug,
        hotel.listed,
        hotel.name,
        hotel.nativeName,
        hotel.place,
        hotel.tagline,
        hotel.description,
        hotel.address,
        hotel.phone,
        hotel.deskHours,
        hotel.checkInFrom,
        hotel.checkOutUntil,
        hotel.timeZone,
        hotel.currency,
        hotel.sellableUntil,
        JSON.stringify(hotel.taxes),
        JSON.stringify(hotel.goodToKnow),
      ],
    });
    const businessDate = businessDateAt(ctx.clock.now(), hotel.timeZone);
    await tx.query({
      text: `INSERT INTO property.business_day (property_id, business_date, sells_ahead)
        SELECT $1, $2::date, $3::date - $2::date WHERE $3::date > $2::date
        ON CONFLICT (property_id) DO NOTHING`,
      values: [hotel.propertyId, businessDate, hotel.sellableUntil],
    });
    const types = hotel.roomTypes;
    await tx.query({
      text: `INSERT INTO property.room_type (property_id, room_type_id, slug, name, description, size_sqm, max_adults, max_guests, sort)
        SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[], $8::int[], $9::int[])
        ON CONFLICT DO NOTHING`,
      values: [
        hotel.propertyId,
        types.map((type) => type.roomTypeId),
        types.map((type) => type.slug),
        types.map((type) => type.name),
        types.map((type) => type.description),
        types.map((type) => type.sizeSqm),
        types.map((type) => type.maxAdults),
        types.map((type) => type.maxGuests),
        types.map((_, index) => index),
      ],
    });
    const rooms = types.flatMap((type) =>
      type.rooms.map((room) => ({ ...room, roomTypeId: type.roomTypeId })),
    );
    await tx.query({
      text: `INSERT INTO property.room (property_id, room_id, room_type_id, floor)
        SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[]) ON CONFLICT DO NOTHING`,
      values: [
        hotel.propertyId,
        rooms.map((room) => room.roomId),
        rooms.map((room) => room.roomTypeId),
        rooms.map((room) => room.floor),
      ],
    });
    const version = row?.version ?? 1;
    const about = {
      propertyId: hotel.propertyId,
      timeZone: hotel.timeZone,
      aggregateId: hotel.propertyId,
      aggregateVersion: version,
      actor,
    };
    const data = {
      version,
      name: hotel.name,
      timeZone: hotel.timeZone,
      currency: hotel.currency,
      closed: null,
    };
    const events = [ownEvent(ctx, about, { eventType: "property.updated", data })];
    await appendEvents({ tx, service: "property", signals: ctx.signals, events });
  });
}
