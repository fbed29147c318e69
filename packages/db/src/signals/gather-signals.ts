import type pg from "pg";
import type { Log } from "../log";
import type { Channel } from "./channels";
import { channelName, pack } from "./notification";

const GATHER_MS = 4;

/** The sending half: the first signal after a quiet moment goes at once, those that follow go together. */
export function gatherSignals(pool: pg.Pool, log: Log) {
  const waiting = new Map<Channel, Set<string>>();
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> | undefined;
  let lastSent = 0;
  let lost = false;
  let closed = false;

  async function notify(): Promise<void> {
    const gathered = [...waiting];
    waiting.clear();
    lastSent = Date.now();
    try {
      const channels: string[] = [];
      const texts: string[] = [];
      for (const [channel, payloads] of gathered) {
        // One signal without payload already says "look at everything".
        for (const text of pack(payloads.has("") ? [] : [...payloads])) {
          channels.push(channelName(channel));
          texts.push(text);
        }
      }
      await pool.query({
        name: "signals-notify",
        text: "SELECT pg_notify(channel, payload) FROM unnest($1::text[], $2::text[]) AS gathered(channel, payload)",
        values: [channels, texts],
      });
      if (lost) log.info({}, "signals are sent again");
      lost = false;
    } catch (error) {
      // Whoever listens looks by itself from time to time, so a lost signal costs only time.
      if (!lost) log.warn({ err: error }, "signals cannot be sent; work goes on more slowly");
      lost = true;
    }
  }

  function flush(): void {
    timer = undefined;
    sending = notify().finally(() => {
      sending = undefined;
      if (waiting.size > 0) schedule();
    });
  }

  function schedule(): void {
    if (timer || sending) return;
    const wait = lastSent + GATHER_MS - Date.now();
    if (wait <= 0) flush();
    else timer = setTimeout(flush, wait);
  }

  return {
    send(channel: Channel, payload = ""): void {
      if (closed) return;
      const payloads = waiting.get(channel) ?? new Set();
      waiting.set(channel, payloads.add(payload));
      schedule();
    },
    async close(): Promise<void> {
      closed = true;
      clearTimeout(timer);
      await sending;
      clearTimeout(timer);
      if (waiting.size > 0) await notify();
    },
  };
}
