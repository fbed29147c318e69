import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import type { Database } from "./database";
import { PrismaClient } from "./generated/prisma/client";

const clients = new WeakMap<pg.Pool, PrismaClient>();

/**
 * Prisma on the service's pool, for the reads of screens: commands and reactions write through `transaction`.
 * Read the models of the database's own service only. A calendar date comes as midnight UTC of a `Date`, and a
 * `bigint` column as a BigInt.
 */
export function prismaOf({ pool }: Pick<Database, "pool">): PrismaClient {
  const known = clients.get(pool);
  if (known) return known;
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  clients.set(pool, client);
  return client;
}
