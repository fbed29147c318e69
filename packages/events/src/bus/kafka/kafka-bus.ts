import type { Log } from "@roomstream/db/log";
import { type Admin, Kafka, logLevel } from "kafkajs";
import type { Bus } from "../port";
import { kafkaLog } from "./kafka-log";
import { measureLag } from "./lag";
import { openPublisher } from "./publisher";
import { SETTINGS, type Settings } from "./settings";
import { type KafkaSubscription, openSubscription } from "./subscription";
import { createTopics } from "./topics";

export type KafkaBusParts = { brokers: string[]; clientId: string; log: Log; settings?: Partial<Settings> };

/** The bus on Apache Kafka. It connects at its first use, and again by itself for as long as it is open. */
export function openKafkaBus({ brokers, clientId, log, settings }: KafkaBusParts): Bus {
  const kafka = new Kafka({
    brokers,
    clientId,
    logLevel: logLevel.INFO,
    logCreator: kafkaLog(log),
    connectionTimeout: 2_000,
    requestTimeout: 10_000,
    retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 1_000 },
  });
  const publisher = openPublisher(kafka, log);
  const subscriptions = new Set<KafkaSubscription>();
  let connected: Promise<Admin> | undefined;

  /** Runs on one admin client; one that failed is replaced at the next use. */
  async function withAdmin<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    connected ??= (async () => {
      const admin = kafka.admin();
      await admin.connect();
      return admin;
    })();
    const used = connected;
    try {
      return await work(await used);
    } catch (error) {
      if (connected === used) connected = undefined;
      used
        .then((admin) => admin.disconnect())
        .catch((ending) =>
          log.debug({ err: ending }, "an admin client that failed could not be closed cleanly"),
        );
      throw error;
    }
  }

  return {
    createTopics: (plans) => withAdmin((admin) => createTopics(admin, plans)),
    publish: (messages) => publisher.publish(messages),
    async subscribe(plan) {
      const subscription = openSubscription(plan, { kafka, log, settings: { ...SETTINGS, ...settings } });
      subscriptions.add(subscription);
      return {
        ...subscription,
        close: async () => {
          await subscription.close();
          subscriptions.delete(subscription);
        },
      };
    },
    lag: (group, topics) =>
      withAdmin((admin) =>
        measureLag(admin, group, topics, (topic, partition) => {
          const ofGroup = [...subscriptions].filter((each) => each.group === group);
          const times = ofGroup.flatMap((each) => each.oldest(topic, partition) ?? []);
          return times.length > 0 ? Math.min(...times) : undefined;
        }),
      ),
    // The broker forgets by its own retention, which has to be longer than any group is ever away.
    trim: async () => 0,
    async ping() {
      await withAdmin((admin) => admin.describeCluster());
    },
    async close() {
      await Promise.all([...subscriptions].map((each) => each.close()));
      await publisher.close();
      await (await connected)?.disconnect();
    },
  };
}
