import type pg from "pg";
import type { Log } from "../log";
import { CHANNELS, type Channel } from "./channels";
import { channelName, unpack } from "./notification";

type Listener = (payloads: string[]) => void;

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
const byName = new Map<string, Channel>(CHANNELS.map((channel) => [channelName(channel), channel]));

/** The listening half: one connection of its own, because a pooled one would be handed to somebody else. */
export function listenForSignals(newClient: () => pg.Client, log: Log) {
  const listeners = new Map<Channel, Set<Listener>>();
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let pause = FIRST_PAUSE_MS;
  let started = false;
  let connected = false;
  let closed = false;
  let cutOff = false;

  function tell(channel: Channel, payloads: string[], to = listeners.get(channel)): void {
    for (const listener of to ?? []) {
      try {
        listener(payloads);
      } catch (error) {
        log.warn({ err: error, channel }, "a listener to signals failed");
      }
    }
  }

  function lose(which: pg.Client, error: unknown): void {
    if (client !== which) return;
    client = undefined;
    connected = false;
    which.end().catch((ending) => log.info({ err: ending }, "a lost connection did not close cleanly"));
    if (closed) return;
    if (!cutOff) log.warn({ err: error }, "listening to signals is cut off; trying again");
    cutOff = true;
    retry = setTimeout(connect, pause * (0.75 + Math.random() / 2));
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }

  function listen(to: pg.Client, channels: Channel[]): void {
    if (channels.length === 0) return;
    to.query(channels.map((channel) => `LISTEN ${channelName(channel)}`).join(";")).then(
      () => {
        for (const channel of channels) tell(channel, []);
      },
      (error) => lose(to, error),
    );
  }

  function connect(): void {
    const next = newClient();
    client = next;
    next.on("error", (error) => lose(next, error));
    next.on("end", () => lose(next, new Error("the connection ended")));
    next.on("notification", ({ channel: name, payload }) => {
      const channel = byName.get(name);
      if (channel) tell(channel, unpack(payload ?? ""));
    });
    next.connect().then(
      () => {
        if (client !== next) return;
        if (cutOff) log.info({}, "listening to signals again");
        cutOff = false;
        connected = true;
        pause = FIRST_PAUSE_MS;
        listen(next, [...listeners.keys()]);
      },
      (error) => lose(next, error),
    );
  }

  return {
    on(channel: Channel, listener: Listener): () => void {
      if (closed) throw new Error("These signals are closed");
      const known = listeners.get(channel) ?? new Set();
      const isNew = !listeners.has(channel);
      listeners.set(channel, known.add(listener));
      if (!started) {
        started = true;
        connect();
      } else if (client && connected) {
        if (isNew) listen(client, [channel]);
        else queueMicrotask(() => known.has(listener) && tell(channel, [], new Set([listener])));
      }
      return () => known.delete(listener);
    },
    async close(): Promise<void> {
      closed = true;
      clearTimeout(retry);
      const last = client;
      client = undefined;
      await last?.end();
    },
  };
}
