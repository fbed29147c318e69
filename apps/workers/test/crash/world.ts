import { createHash } from "node:crypto";
import { createTestDatabase } from "@roomstream/db/testing/test-database";
import { promises } from "@roomstream/domain/operations/promises";
import type { Context } from "@roomstream/domain/shared/context";
import { contextOver } from "@roomstream/domain/testing/test-hotel";
import { Bookings } from "./bookings";
import { breaches } from "./books";
import { Fleet } from "./fleet";
import type { Ground } from "./grounds";
import { Lives } from "./lives";
import type { Pool } from "./pool";
import { buildPrograms, type ProgramName } from "./programs";

const SETTLED_MS = 60_000;
const LOOK_MS = 40;

export type World = {
  bookings: Bookings;
  lives: Lives;
  ctx: Context;
  pool: Pool;
  fleet: Fleet;
  environment: Record<string, string>;
  program(name: ProgramName): string;
  /** Waits until nothing is under way and every book is right; fails with what is not, and every later call fails too. */
  settles(): Promise<void>;
  close(): Promise<void>;
};

/** A hotel on a database of its own, whose workers are processes to be killed. */
export async function openWorld(ground: Ground): Promise<World> {
  const [database, programs] = await Promise.all([createTestDatabase({ connections: 8 }), buildPrograms()]);
  const ctx = contextOver(database);
  const pool = database.databases.common;
  const bookings = new Bookings(ctx);
  const lives = new Lives(ctx);
  await bookings.openHotel();
  const environment = {
    ...ground.environment,
    DATABASE_URL: database.url,
    // The key of `contextOver`.
    ENCRYPTION_KEY: createHash("sha256").update("a key for tests").digest("base64"),
  };
  const fleet = new Fleet({ program: programs.path(ground.program), environment, pool });
  let broken: Error | undefined;
  return {
    bookings,
    lives,
    ctx,
    pool,
    fleet,
    environment,
    program: programs.path,
    async settles() {
      if (broken) throw new Error(`An earlier crash left the books wrong: ${broken.message}`);
      const until = performance.now() + SETTLED_MS;
      for (;;) {
        const wrong = await breaches(pool);
        if (wrong.length === 0) wrong.push(...(await brokenPromises(ctx)));
        if (wrong.length === 0) wrong.push(...(await bookings.surprises()), ...(await lives.surprises()));
        if (wrong.length === 0) return;
        if (performance.now() > until) {
          broken = new Error(wrong.join("\n"));
          throw broken;
        }
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
    },
    async close() {
      await fleet.kill();
      await programs.close();
      await database.drop();
      await ground.close();
    },
  };
}

/** What the product itself says of its promises. */
async function brokenPromises(ctx: Context): Promise<string[]> {
  const { items } = await promises({ ctx, patienceMs: 0 });
  return items.flatMap(({ promise, name, breaches }) =>
    breaches.map((breach) => `promise ${promise}, ${name}: ${breach}`),
  );
}
