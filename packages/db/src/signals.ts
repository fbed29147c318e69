import pg from "pg";
import { type Log, silent } from "./log";
import type { Channel } from "./signals/channels";
import { gatherSignals } from "./signals/gather-signals";
import { listenForSignals } from "./signals/listen-for-signals";
import { channelName } from "./signals/notification";

export type { Channel } from "./signals/channels";

/**
 * Wake-ups between processes, over Postgres NOTIFY on the common database. A signal says "look again" and may be lost:
 * whoever listens also looks from time to time. They are gathered for a few milliseconds and sent outside
 * business transactions, because a NOTIFY inside one takes a global lock at commit.
 */
export type Signals = {
  /** Never throws and never waits. The same payload sent twice within a few milliseconds arrives once. */
  send(channel: Channel, payload?: string): void;
  /**
   * Listens, also to what this process sends. An empty list means "look at everything": it comes once listening has
   * begun, after every reconnect, and for a signal without payload. Returns a function that stops listening.
   */
  on(channel: Channel, listener: (payloads: string[]) => void): () => void;
  /** Sends what is still gathered, then stops. */
  close(): Promise<void>;
};

/** Opens signals at once; the one connection that listens is made at the first `on` and comes back by itself. */
export function openSignals(pool: pg.Pool, connectionString: string, log: Log = silent): Signals {
  const gatherer = gatherSignals(async (packed) => {
    await pool.query({
      name: "signals-notify",
      text: "SELECT pg_notify(channel, payload) FROM unnest($1::text[], $2::text[]) AS gathered(channel, payload)",
      values: [packed.map(({ channel }) => channelName(channel)), packed.map(({ text }) => text)],
    });
  }, log);
  const listening = listenForSignals(
    () => new pg.Client({ connectionString, keepAlive: true, connectionTimeoutMillis: 5_000 }),
    log,
  );
  return {
    send: gatherer.send,
    on: listening.on,
    close: async () => {
      await Promise.all([gatherer.close(), listening.close()]);
    },
  };
}
