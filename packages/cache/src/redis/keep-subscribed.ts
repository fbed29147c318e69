import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "@roomstream/db/log";
import type { Redis } from "ioredis";
import { within } from "./within";

/** How long the server may stay silent before the connection counts as cut off. */
const SILENT_MS = 1_000;
const PING_EVERY_MS = 500;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;

export type Subscription = {
  /** Whether everything that is published arrives here now. */
  there(): boolean;
  close(): void;
};

type Plan = {
  channel: string;
  /** Makes the client of the next try, not connected yet. */
  newClient(tries: number): Redis;
  heard(text: string): void;
  /** Called each time that it has begun, and each time that it is cut off. */
  begun(): void;
  cutOff(): void;
  log: Log;
};

/** Stays subscribed, over a connection that is pinged all the time: one that has died without a word would look quiet. */
export function keepSubscribed({ channel, newClient, heard, begun, cutOff, log }: Plan): Subscription {
  const closing = new AbortController();
  const { signal } = closing;
  let client: Redis | undefined;
  let there = false;
  let pause = FIRST_PAUSE_MS;

  const listen = async (to: Redis) => {
    to.on("message", (_, text) => heard(text));
    await within(
      SILENT_MS,
      to.connect().then(() => to.subscribe(channel)),
    );
    there = true;
    pause = FIRST_PAUSE_MS;
    begun();
    while (!signal.aborted) {
      await sleep(PING_EVERY_MS, undefined, { ref: false, signal });
      await within(SILENT_MS, to.ping());
    }
  };
  const keep = async () => {
    for (let tries = 0; !signal.aborted; tries++) {
      client = newClient(tries);
      await listen(client).catch((error: unknown) => {
        if (there && !signal.aborted)
          log.warn({ err: error }, "live updates by Redis are cut off; trying again");
      });
      client.disconnect();
      if (there && !signal.aborted) {
        there = false;
        cutOff();
      }
      await sleep(pause * (0.75 + Math.random() / 2), undefined, { ref: false, signal });
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  };
  keep().catch((error: unknown) => {
    if (!signal.aborted) log.error({ err: error }, "live updates by Redis are no longer listened to");
  });
  return {
    there: () => there,
    close: () => {
      closing.abort();
      client?.disconnect();
    },
  };
}
