import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "@roomstream/db/log";
import { within } from "./within";

/** Redis answers in less than a millisecond; one that takes so long is away. */
const LIMIT_MS = 300;
const PROBE_EVERY_MS = 500;
/** A connection that is still being made is not worth a warning. */
const START_MS = 2_000;

export type Reach = {
  /** Whether Redis answered last time. */
  there(): boolean;
  /** Asks Redis, and throws when it does not answer soon; it then counts as away until it answers a probe. */
  ask<T>(question: () => Promise<T>): Promise<T>;
  close(): void;
};

/** Watches whether Redis is there, by what it is asked and by a probe twice a second. */
export function openReach(probe: () => Promise<void>, log: Log): Reach {
  const closing = new AbortController();
  const begun = performance.now();
  let there = false;
  let said = true;

  const note = (now: boolean, error?: unknown) => {
    there = now;
    const starting = !now && performance.now() - begun < START_MS;
    if (now === said || starting || closing.signal.aborted) return;
    said = now;
    if (now) log.info({}, "Redis is back");
    else log.warn({ err: error }, "Redis is away; limits count in this process, live updates go by NOTIFY");
  };
  const ask: Reach["ask"] = async (question) => {
    try {
      return await within(LIMIT_MS, question());
    } catch (error) {
      note(false, error);
      throw error;
    }
  };
  const watch = async () => {
    while (!closing.signal.aborted) {
      await sleep(there ? PROBE_EVERY_MS : PROBE_EVERY_MS / 5, undefined, {
        ref: false,
        signal: closing.signal,
      });
      await within(LIMIT_MS, probe()).then(
        () => note(true),
        (error: unknown) => note(false, error),
      );
    }
  };
  watch().catch((error: unknown) => {
    if (!closing.signal.aborted) log.error({ err: error }, "Redis is no longer watched");
  });
  return { there: () => there, ask, close: () => closing.abort() };
}
