import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import { businessDateAt } from "../../shared/stay";
import type { PropertyDetails, Tax } from "../contract";

type Row = {
  property_id: string;
  slug: string;
  name: string;
  native_name: string | null;
  place: string;
  tagline: string;
  description: string;
  address: string;
  phone: string;
  desk_hours: string;
  check_in_from: string;
  check_out_until: string;
  time_zone: string;
  currency: string;
  sellable_until: string;
  taxes: Tax[];
  good_to_know: PropertyDetails["goodToKnow"];
  rooms: number;
  room_types: PropertyDetails["roomTypes"] | null;
};

const SELECT = `SELECT p.*,
    (SELECT count(*)::int FROM property.room r WHERE r.property_id = p.property_id) AS rooms,
    (SELECT json_agg(json_build_object(
        'roomTypeId', t.room_type_id, 'slug', t.slug, 'name', t.name, 'description', t.description,
        'sizeSqm', t.size_sqm, 'maxAdults', t.max_adults, 'maxGuests', t.max_guests) ORDER BY t.sort)
      FROM property.room_type t WHERE t.property_id = p.property_id) AS room_types
  FROM property.property p`;

/** How long a hotel's own data may be taken from memory; prices and availability never are. */
const FRESH_MS = 5_000;
const known = new WeakMap<Context, Map<string, { at: number; details: PropertyDetails }>>();

/** A hotel with its room types by id, or undefined. At most five seconds old, but for its business date. */
export async function findProperty(args: {
  ctx: Context;
  propertyId: string;
}): Promise<PropertyDetails | undefined> {
  const { ctx, propertyId } = args;
  const now = ctx.clock.now();
  const kept = known.get(ctx)?.get(propertyId);
  if (kept && now.getTime() - kept.at < FRESH_MS) return today(kept.details, now);
  const rows = await run<Row>(ctx.databases.of("property"), {
    name: "find-property",
    text: `${SELECT} WHERE p.property_id = $1`,
    values: [propertyId],
  });
  const [details] = rows.map((row) => detailsOf(row, now));
  if (!details) return undefined;
  const byId = known.get(ctx) ?? new Map();
  known.set(ctx, byId.set(propertyId, { at: now.getTime(), details }));
  return details;
}

/** A hotel by the name in its address, or undefined. */
export async function findPropertyBySlug(args: {
  ctx: Context;
  slug: string;
}): Promise<PropertyDetails | undefined> {
  const rows = await run<Row>(args.ctx.databases.of("property"), {
    name: "find-property-by-slug",
    text: `${SELECT} WHERE p.slug = $1`,
    values: [args.slug],
  });
  return rows.map((row) => detailsOf(row, args.ctx.clock.now()))[0];
}

/** Every hotel, or only those that the guests' pages list. */
export async function listProperties(args: {
  ctx: Context;
  listedOnly: boolean;
}): Promise<PropertyDetails[]> {
  const rows = await run<Row>(args.ctx.databases.of("property"), {
    name: "list-properties",
    text: `${SELECT} WHERE p.listed OR NOT $1 ORDER BY p.property_id`,
    values: [args.listedOnly],
  });
  return rows.map((row) => detailsOf(row, args.ctx.clock.now()));
}

const today = (details: PropertyDetails, now: Date): PropertyDetails => ({
  ...details,
  businessDate: businessDateAt(now, details.timeZone),
});

const detailsOf = (row: Row, now: Date): PropertyDetails => ({
  propertyId: row.property_id,
  name: row.name,
  timeZone: row.time_zone,
  currency: row.currency,
  businessDate: businessDateAt(now, row.time_zone),
  slug: row.slug,
  nativeName: row.native_name,
  place: row.place,
  tagline: row.tagline,
  description: row.description,
  address: row.address,
  phone: row.phone,
  deskHours: row.desk_hours,
  checkInFrom: row.check_in_from,
  checkOutUntil: row.check_out_until,
  rooms: row.rooms,
  sellableUntil: row.sellable_until,
  roomTypes: row.room_types ?? [],
  taxes: row.taxes,
  goodToKnow: row.good_to_know,
});
