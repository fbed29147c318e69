import type { Databases } from "@roomstream/db/database";
import type { Log } from "@roomstream/db/log";
import type { Signals } from "@roomstream/db/signals";
import type { Secrets } from "./sealing";

/** What every command, query and reaction is given: where things are kept, and time and randomness passed in. */
export type Context = {
  databases: Databases;
  signals: Signals;
  clock: Clock;
  random: Random;
  secrets: Secrets;
  log: Log;
  /** Where guests find the house: links in mails begin with it. */
  publicUrl: string;
};

/** The real time of this process. */
export type Clock = { now(): Date };

export type Random = {
  /** A UUID of version 7: sorted by time. */
  uuid(): string;
  bytes(length: number): Buffer;
  /** In [0, 1). */
  fraction(): number;
};
