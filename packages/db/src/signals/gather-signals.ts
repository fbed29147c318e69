import type { Log } from "../log";
import type { Channel } from "./channels";
import { pack } from "./notification";

const GATHER_MS = 4;

export type Packed = { channel: Channel; text: string };

/**
 * The sending half: the first signal after a quiet moment goes at once, those that follow go together. The courier takes
 * them to the others, packed; what it throws is logged, and its signals are lost.
 */
export function gatherSignals(courier: (packed: Packed[]) => Promise<void>, log: Log) {
  const waiting = new Map<Channel, Set<string>>();
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> | undefined;
  let lastSent = 0;
  let lost = false;
  let closed = false;

  async function deliver(): Promise<void> {
    const gathered = [...waiting];
    waiting.clear();
    lastSent = Date.now();
    try {
      await courier(
        gathered.flatMap(([channel, payloads]) =>
          // One signal without payload already says "look at everything".
          pack(payloads.has("") ? [] : [...payloads]).map((text) => ({ channel, text })),
        ),
      );
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
    sending = deliver().finally(() => {
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
      if (waiting.size > 0) await deliver();
    },
  };
}
