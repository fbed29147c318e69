import { randomUUID } from "node:crypto";
import type { Log } from "@roomstream/db/log";
import type { Signals } from "@roomstream/db/signals";
import type { Bus } from "../port";
import { append } from "./append";
import { measureLag } from "./lag";
import { trim } from "./retention";
import { type Pool, run } from "./sql";
import { type LogSubscription, openSubscription } from "./subscription";
import { TIMING, type Timing } from "./timing";
import { openTopics } from "./topics";

/**
 * The bus as tables in Postgres. It works by polling alone; signals only make it quick. Neither the pool nor the
 * signals are its own: `close` leaves both open.
 */
export function openLogBus(parts: { pool: Pool; signals: Signals; log: Log; timing?: Partial<Timing> }): Bus {
  const { pool, signals, log } = parts;
  const timing = { ...TIMING, ...parts.timing };
  const topics = openTopics(pool);
  const subscriptions = new Set<LogSubscription>();
  const self = randomUUID();

  /** What this process did itself its own subscriptions know already; the signal is for the others. */
  const tell = (kind: "group" | "topic", name: string) => signals.send("bus", `${kind} ${self} ${name}`);
  const unlisten = signals.on("bus", (payloads) => {
    if (payloads.length === 0) for (const each of subscriptions) each.grew();
    const heard = payloads.map((payload) => payload.split(" ")).filter(([, sender]) => sender !== self);
    const grown = new Set(heard.flatMap(([kind, , name]) => (kind === "topic" && name ? [name] : [])));
    const changed = new Set(heard.flatMap(([kind, , name]) => (kind === "group" && name ? [name] : [])));
    for (const each of subscriptions) {
      if (grown.size > 0) each.grew(grown);
      if (changed.has(each.group)) each.groupChanged();
    }
  });

  return {
    createTopics: (plans) => topics.create(plans),
    async publish(messages) {
      const grown = await append(pool, topics, messages);
      const names = new Set(grown);
      for (const each of subscriptions) each.grew(names);
      for (const topic of grown) tell("topic", topic);
    },
    async subscribe(plan) {
      const subscription: LogSubscription = openSubscription(plan, {
        pool,
        log,
        timing,
        tellGroup(group) {
          for (const other of subscriptions) {
            if (other !== subscription && other.group === group) other.groupChanged();
          }
          tell("group", group);
        },
      });
      subscriptions.add(subscription);
      return {
        ...subscription,
        close: async () => {
          await subscription.close();
          subscriptions.delete(subscription);
        },
      };
    },
    lag: (group, names) => measureLag(pool, group, names),
    async ping() {
      await run(pool, { text: "SELECT FROM bus.partition LIMIT 1" });
    },
    trim: (plan) => trim(pool, plan),
    async close() {
      unlisten();
      await Promise.all([...subscriptions].map((each) => each.close()));
    },
  };
}
