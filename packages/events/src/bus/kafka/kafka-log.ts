import type { Log } from "@roomstream/db/log";
import { type logCreator, logLevel } from "kafkajs";

const QUIET_MS = 60_000;

/**
 * kafkajs says the same many times a second while a broker is away: each of its warnings is passed on once a minute.
 * What it calls an error is a warning here, because the bus goes on by itself.
 */
export function kafkaLog(log: Log): logCreator {
  const lastSaid = new Map<string, number>();
  return () =>
    ({ namespace, level, log: { message, timestamp: _, ...fields } }) => {
      const details = { kafkajs: namespace, ...fields };
      if (level !== logLevel.ERROR && level !== logLevel.WARN) return log.debug(details, message);
      const now = performance.now();
      const key = `${namespace} ${message}`;
      if (now - (lastSaid.get(key) ?? -QUIET_MS) < QUIET_MS) return log.debug(details, message);
      lastSaid.set(key, now);
      log[level === logLevel.ERROR ? "warn" : "info"](details, message);
    };
}
