import type { Prisma } from "@roomstream/db/generated/prisma/client";
import { prismaOf } from "@roomstream/db/prisma";
import type { Context } from "../../shared/context";
import { businessDateAt } from "../../shared/stay";
import { type PropertyDetails, propertyDetails } from "../contract";

const WITH_ROOMS = {
  roomTypes: { orderBy: { sort: "asc" }, include: { _count: { select: { rooms: true } } } },
} satisfies Prisma.PropertyInclude;

type Row = Prisma.PropertyGetPayload<{ include: typeof WITH_ROOMS }>;

/** How long a hotel's own data may be taken from memory; prices and availability never are. */
const FRESH_MS = 5_000;
type Found = Promise<PropertyDetails | undefined>;
const known = new WeakMap<Context, Map<string, { at: number; found: Found }>>();

/**
 * A hotel with its room types by id, or undefined. At most five seconds old, but for its business date. Those who ask at the
 * same time share one query.
 */
export async function findProperty(args: { ctx: Context; propertyId: string }): Found {
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
  const details = await found;
  return details && { ...details, businessDate: businessDateAt(now, details.timeZone) };
}

async function readProperty(ctx: Context, propertyId: string): Found {
  const row = await properties(ctx).findUnique({ where: { propertyId }, include: WITH_ROOMS });
  return row ? detailsOf(row, ctx.clock.now()) : undefined;
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
    businessDate: businessDateAt(now, row.timeZone),
    rooms: row.roomTypes.reduce((sum, type) => sum + type._count.rooms, 0),
    sellableUntil: row.sellableUntil.toISOString().slice(0, 10),
  });
