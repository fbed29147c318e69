import { randomBytes } from "node:crypto";
import { partitionOf } from "../../src/bus/partitioner";
import type {
  Bus,
  Delivery,
  Message,
  OutgoingMessage,
  SubscribePlan,
  Subscription,
} from "../../src/bus/port";

export const PARTITIONS = 4;

export const unique = (name: string) => `${name}.${randomBytes(4).toString("hex")}`;

/** Of today: a broker soon forgets what was recorded longer ago than its retention. */
const RECORDED_AT = Date.now();

export const message = (topic: string, key: string, value: string): OutgoingMessage => ({
  topic,
  key,
  value,
  headers: { ce_type: topic },
  timestamp: RECORDED_AT,
});

export const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** A key of each partition, by the partition's number. */
export const KEYS = range(PARTITIONS).map((partition) => {
  const found = range(1_000).find((index) => partitionOf(`PROP-${index}`, PARTITIONS) === partition);
  return `PROP-${found}`;
});

/** What a subscription in this process was handed, in its order. */
export class Recorder {
  readonly deliveries: Delivery[] = [];

  handle = async (delivery: Delivery): Promise<void> => {
    this.deliveries.push(delivery);
  };

  get values(): string[] {
    return this.deliveries.flatMap(({ messages }) => messages.map(({ value }) => value));
  }

  of(topic: string, partition: number): Message[] {
    const ofIt = (delivery: Delivery) => delivery.topic === topic && delivery.partition === partition;
    return this.deliveries.filter(ofIt).flatMap(({ messages }) => messages);
  }
}

/** Subscribes and waits until the whole share is there. */
export async function subscribe(
  bus: Bus,
  plan: Pick<SubscribePlan, "group" | "topics" | "handle"> & { batchSize?: number },
): Promise<Subscription> {
  const subscription = await bus.subscribe({ batchSize: 100, ...plan });
  await subscription.ready();
  return subscription;
}

/** A promise, and the function that lets those who wait for it go on. */
export function gate(): { passed: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}
