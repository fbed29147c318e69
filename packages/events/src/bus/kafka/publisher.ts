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

type Waiting = { messages: OutgoingMessage[]; sent: () => void; failed: (error: unknown) => void };

/** A broker refuses 1 MB for one partition; what all partitions get in a request stays below. */
const MOST_BYTES = 800_000;
/** Roughly what a message takes besides its value. */
const OVERHEAD = 500;

/** kafkajs' error classes are no named exports for Node's own loader of modules. */
const isRefusal = (error: unknown) => error instanceof Error && error.name === "KafkaJSProtocolError";

/** Cuts messages into requests that a broker takes, in order. */
function requests(messages: OutgoingMessage[]): OutgoingMessage[][] {
  const cut: OutgoingMessage[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const message of messages) {
    const more = Buffer.byteLength(message.value) + OVERHEAD;
    if (size + more > MOST_BYTES) {
      cut.push([]);
      size = 0;
    }
    cut.at(-1)?.push(message);
    size += more;
  }
  return cut;
}

/**
 * Sends with an idempotent producer, one request at a time; what is published meanwhile goes together with the next.
 * Two requests at once are not safe: when the first fails, kafkajs gives its sequence numbers to other messages,
 * which the broker may then take for repeats of the second, and acknowledge without keeping them.
 */
export function openPublisher(kafka: Kafka, log: Log) {
  let current: Promise<Producer> | undefined;
  let waiting: Waiting[] = [];
  let sending: Promise<void> | undefined;

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

  async function send(messages: OutgoingMessage[]): Promise<void> {
    current ??= connect();
    const used = current;
    try {
      const producer = await used;
      for (const part of requests(messages))
        await producer.sendBatch({ acks: -1, topicMessages: byTopic(part) });
    } catch (error) {
      forget(used);
      throw error;
    }
  }

  async function sendTogether(together: Waiting[]): Promise<void> {
    try {
      await send(together.flatMap(({ messages }) => messages));
      for (const { sent } of together) sent();
    } catch (error) {
      // What the broker refuses for good, one of them brought: the others are not to suffer for it.
      if (together.length > 1 && isRefusal(error)) {
        for (const each of together) await sendTogether([each]);
      } else for (const { failed } of together) failed(error);
    }
  }

  async function sendAll(): Promise<void> {
    while (waiting.length > 0) {
      const together = waiting;
      waiting = [];
      await sendTogether(together);
    }
    sending = undefined;
  }

  return {
    async publish(messages: OutgoingMessage[]): Promise<void> {
      if (messages.length === 0) return;
      await new Promise<void>((sent, failed) => {
        waiting.push({ messages, sent, failed });
        sending ??= sendAll();
      });
    },
    async close(): Promise<void> {
      await sending;
      const last = current;
      current = undefined;
      await (await last)?.disconnect();
    },
  };
}
