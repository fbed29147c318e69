import type { Context } from "../shared/context";

/** The advisory lock of imports in the database of reservations. */
const IMPORT_LOCK = 7_270_001;

/** Runs `work` while no other import does: two at once would not know each other's stays when they set the limits. */
export async function alone<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  const client = await ctx.databases.of("reservations").pool.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [
      IMPORT_LOCK,
    ]);
    if (!rows[0]?.mine) throw new Error("Another import is running; start this one when it is done.");
    return await work();
  } finally {
    // The connection ends, and the lock with it, also when the lock was lost with the server.
    client.release(true);
  }
}
