import type { Prisma } from "@roomstream/db/generated/prisma/client";
import { prismaOf } from "@roomstream/db/prisma";
import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import { accept, type Result, refuse } from "../../shared/result";
import { businessDateAt } from "../../shared/stay";
import { endOfDay } from "../business-day";
import { type PropertyDetails, propertyDetails } from "../contract";

const WITH_ROOMS = {
  businessDay: true,
  roomTypes: { orderBy: { sort: "asc" }, include: { _count: { select: { rooms: true } } } },
} satisfies Prisma.PropertyInclude;

type Row = Prisma.PropertyGetPayload<{ include: typeof WITH_ROOMS }>;

/** How long a hotel's own data may be taken from memory; prices and availability never are. */
const FRESH_MS = 5_000;
type Kept = {
  details: PropertyDetails;
  /** When the day that was read may be closed; before that it cannot have moved. Null where no day is closed. */
  dayEnds: Date | null;
};
type Found = Promise<Kept | undefined>;
const known = new WeakMap<Context, Map<string, { at: number; found: Found }>>();

/**
 * A hotel with its room types by id, or undefined. At most five seconds old, but for its business date, which is read again as
 * soon as it may have moved. Those who ask at the same time share one query.
 */
export async function findProperty(args: {
  ctx: Context;
  propertyId: string;
}): Promise<PropertyDetails | undefined> {
  const { ctx, propertyId } = args;
  const now = ctx.clock.now();
  const byId = known.get(ctx) ?? new Map<string, { at: number; found: Found }>();
  known.set(ctx, byId);
  const kept = byId.get(propertyId);
  const found = kept && now.getTime() - kept.at < FRESH_MS ? kept.found : readProperty(ctx, propertyId);
  if (found !== kept?.found) {
    byId.set(propertyId, { at: now.getTime(), found });
    // Only a hotel that was found is worth keeping: neither a failure nor an id that somebody made up.
    found.then(
      (details) => details ?? byId.delete(propertyId),
      () => byId.delete(propertyId),
    );
  }
  const hotel = await found;
  return hotel && { ...hotel.details, businessDate: await businessDateOf(ctx, hotel, now) };
}

/** The same, or the refusal that there is none. */
export async function hotelOrRefusal(args: {
  ctx: Context;
  propertyId: string;
}): Promise<Result<PropertyDetails>> {
  const property = await findProperty(args);
  return property
    ? accept(property)
    : refuse("NOT_FOUND", `There is no hotel ${args.propertyId}; ask for the list of properties.`);
}

async function readProperty(ctx: Context, propertyId: string): Found {
  const row = await properties(ctx).findUnique({ where: { propertyId }, include: WITH_ROOMS });
  if (!row) return undefined;
  const details = detailsOf(row, ctx.clock.now());
  const dayEnds = row.businessDay
    ? endOfDay(details.businessDate, row.businessDay.auditHour, row.timeZone)
    : null;
  return { details, dayEnds };
}

async function businessDateOf(ctx: Context, { details, dayEnds }: Kept, now: Date): Promise<string> {
  if (dayEnds === null) return businessDateAt(now, details.timeZone);
  if (now < dayEnds) return details.businessDate;
  const [row] = await run<{ business_date: string }>(ctx.databases.of("property"), {
    name: "business-date",
    text: "SELECT business_date FROM property.business_day WHERE property_id = $1",
    values: [details.propertyId],
  });
  return row?.business_date ?? details.businessDate;
}

/** A hotel by the name in its address, or undefined. */
export async function findPropertyBySlug(args: {
  ctx: Context;
  slug: string;
}): Promise<PropertyDetails | undefined> {
  const row = await properties(args.ctx).findUnique({ where: { slug: args.slug }, include: WITH_ROOMS });
  return row ? detailsOf(row, args.ctx.clock.now()) : undefined;
}

/** Every hotel, or only those that the guests' pages list. */
export async function listProperties(args: {
  ctx: Context;
  listedOnly: boolean;
}): Promise<PropertyDetails[]> {
  const rows = await properties(args.ctx).findMany({
    where: args.listedOnly ? { listed: true } : {},
    include: WITH_ROOMS,
    orderBy: { propertyId: "asc" },
  });
  return rows.map((row) => detailsOf(row, args.ctx.clock.now()));
}

const properties = (ctx: Context) => prismaOf(ctx.databases.of("property")).property;

/** Parsed on the way out: what is kept as JSON has a shape that the columns know nothing of. */
const detailsOf = (row: Row, now: Date): PropertyDetails =>
  propertyDetails.parse({
    ...row,
    businessDate: row.businessDay
      ? row.businessDay.businessDate.toISOString().slice(0, 10)
      : businessDateAt(now, row.timeZone),
    rooms: row.roomTypes.reduce((sum, type) => sum + type._count.rooms, 0),
    sellableUntil: row.sellableUntil.toISOString().slice(0, 10),
  });
