import pg from "pg";

/**
 * Wake-ups between processes, over Postgres NOTIFY on the common database. A signal says "look again" and may be lost:
 * whoever listens also looks from time to time. They are gathered for a few milliseconds and sent outside
 * business transactions, because a NOTIFY inside one takes a global lock at commit.
 */
export type Signals = {
  send(channel: Channel, payload?: string): void;
  /** Returns a function that stops listening. */
  on(channel: Channel, listener: (payloads: string[]) => void): () => void;
  close(): Promise<void>;
};

/** `outbox`: a service has events to relay; `bus`: the log grew; `gateway`: a payment operation waits; `live`: what changed. */
export const CHANNELS = ["outbox", "bus", "gateway", "live"] as const;
export type Channel = (typeof CHANNELS)[number];
