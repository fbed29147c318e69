import type { Log } from "@roomstream/db/log";
import type { ICustomPartitioner, Kafka, Producer, TopicMessages } from "kafkajs";
import { partitionOf } from "../partitioner";
import type { OutgoingMessage } from "../port";

const partitioner: ICustomPartitioner =
  () =>
  ({ message, partitionMetadata }) =>
    partitionOf(String(message.key), partitionMetadata.length);

/** All messages by topic, each topic's in the order given. */
function byTopic(messages: OutgoingMessage[]): TopicMessages[] {
  const topics = new Map<string, TopicMessages>();
  for (const { topic, key, value, headers, timestamp } of messages) {
    const known = topics.get(topic) ?? { topic, messages: [] };
    known.messages.push({ key, value, headers, timestamp: String(timestamp) });
    topics.set(topic, known);
  }
  return [...topics.values()];
}

/** Sends with an idempotent producer, one send at a time. */
export function openPublisher(kafka: Kafka, log: Log) {
  let current: Promise<Producer> | undefined;

  async function connect(): Promise<Producer> {
    const producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: partitioner,
    });
    await producer.connect();
    return producer;
  }

  /** After a failure nobody knows which sequence number the broker has seen, so the next send is a new producer's. */
  function forget(failed: Promise<Producer>): void {
    if (current === failed) current = undefined;
    failed
      .then((producer) => producer.disconnect())
      .catch((error) => log.debug({ err: error }, "a producer that failed could not be closed cleanly"));
  }

  return {
    async publish(messages: OutgoingMessage[]): Promise<void> {
      if (messages.length === 0) return;
      current ??= connect();
      const used = current;
      try {
        const producer = await used;
        await producer.sendBatch({ acks: -1, topicMessages: byTopic(messages) });
      } catch (error) {
        forget(used);
        throw error;
      }
    },
    async close(): Promise<void> {
      const last = current;
      current = undefined;
      await (await last)?.disconnect();
    },
  };
}
