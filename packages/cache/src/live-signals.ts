import type { Log } from "@roomstream/db/log";
import type { Signals } from "@roomstream/db/signals";
import { gatherSignals } from "@roomstream/db/signals/gather-signals";
import { unpack } from "@roomstream/db/signals/notification";
import { type Client, openListener, type RedisPlace } from "./redis/client";
import { keepSubscribed } from "./redis/keep-subscribed";
import type { Reach } from "./redis/reach";

const CHANNEL = "roomstream:live";
/** Said by NOTIFY by who does not hear Redis: for some seconds everybody then sends both ways. */
const DEAF = "deaf to Redis";
const SAY_EVERY_MS = 1_000;
const BOTH_WAYS_MS = 4_000;
/** By then the others have heard of it, so that nothing is missed after the look at everything that follows. */
const HEARD_MS = 250;

type Parts = { notify: Signals; place: RedisPlace; client: Client; reach: Reach; log: Log };

/**
 * The given signals, with `live` sent through Redis while that is there and by NOTIFY while it is not. Both are listened to
 * all the time; a live update may come twice. Whoever is cut off from Redis alone says so, and hears the others by NOTIFY.
 */
export function openLiveSignals({ notify, place, client, reach, log }: Parts): Signals {
  const listeners = new Set<(payloads: string[]) => void>();
  let bothWaysUntil = 0;
  let deaf: NodeJS.Timeout | undefined;
  let closed = false;

  const tell = (payloads: string[], to = listeners) => {
    for (const listener of to) {
      try {
        listener(payloads);
      } catch (error) {
        log.warn({ err: error, channel: "live" }, "a listener to signals failed");
      }
    }
  };
  const sayDeaf = () => {
    notify.send("live", DEAF);
    deaf = setTimeout(sayDeaf, SAY_EVERY_MS);
  };
  const subscription = keepSubscribed({
    channel: CHANNEL,
    newClient: (tries) => openListener(place, tries, log),
    heard: (text) => tell(unpack(text)),
    begun: () => {
      clearTimeout(deaf);
      tell([]);
    },
    cutOff: () => {
      sayDeaf();
      setTimeout(() => !closed && tell([]), HEARD_MS).unref();
    },
    log,
  });
  sayDeaf();
  const stopListening = notify.on("live", (payloads) => {
    if (payloads.includes(DEAF)) bothWaysUntil = performance.now() + BOTH_WAYS_MS;
  });

  const gatherer = gatherSignals(async (packed) => {
    for (const { text } of packed) {
      const published = reach.there() && (await reach.ask(() => client.publish(CHANNEL, text)).then(yes, no));
      if (published) continue;
      // Whether anybody heard it is not known, and twice does no harm.
      const payloads = unpack(text);
      for (const payload of payloads.length > 0 ? payloads : [""]) notify.send("live", payload);
    }
  }, log);

  return {
    send: (channel, payload) => {
      if (channel !== "live") {
        notify.send(channel, payload);
        return;
      }
      if (reach.there()) gatherer.send("live", payload);
      if (!reach.there() || performance.now() < bothWaysUntil) notify.send("live", payload);
    },
    on: (channel, listener) => {
      if (channel !== "live") return notify.on(channel, listener);
      const stop = notify.on("live", (payloads) => {
        const told = payloads.filter((payload) => payload !== DEAF);
        if (told.length > 0 || payloads.length === 0) listener(told);
      });
      listeners.add(listener);
      if (subscription.there())
        queueMicrotask(() => listeners.has(listener) && tell([], new Set([listener])));
      return () => {
        stop();
        listeners.delete(listener);
      };
    },
    close: async () => {
      closed = true;
      clearTimeout(deaf);
      subscription.close();
      stopListening();
      await gatherer.close();
      await notify.close();
    },
  };
}

const yes = () => true;
// The reach has noted why, and says so once.
const no = () => false;
