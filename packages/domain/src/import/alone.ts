import type { Context } from "../shared/context";

/** The advisory lock of imports in the database of reservations. */
const IMPORT_LOCK = 7_270_001;

/** Runs `work` while no other import does: two at once would not know each other's stays when they set the limits. */
export async function alone<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  const client = await ctx.databases.of("reservations").pool.connect();
  const locked = async (text: string) =>
    (await client.query<{ mine: boolean }>(`SELECT ${text}($1) AS mine`, [IMPORT_LOCK])).rows[0]?.mine ===
    true;
  try {
    if (!(await locked("pg_try_advisory_lock"))) {
      throw new Error("Another import is running; start this one when it is done.");
    }
    try {
      return await work();
    } finally {
      // Given back here: the server notices the end of a connection only some time after it.
      await locked("pg_advisory_unlock").catch((error: unknown) =>
        ctx.log.warn({ err: error }, "the lock of imports went with its connection"),
      );
    }
  } finally {
    // The lock ends with the connection, also when it could not be given back.
    client.release(true);
  }
}
