/** What a topic is created with. */
export type TopicPlan = { topic: string; partitions: number };

/** A message on its way to the bus. Messages of one key keep their order within a topic. */
export type OutgoingMessage = {
  topic: string;
  key: string;
  value: string;
  headers: Record<string, string>;
  /** The database's real time at which the event was recorded, in ms since 1970. */
  timestamp: number;
};

export type Message = {
  offset: bigint;
  key: string;
  value: string;
  headers: Record<string, string>;
  timestamp: number;
};

/** What waits on one partition, in offset order; never empty. */
export type Delivery = { topic: string; partition: number; messages: Message[] };

export type SubscribePlan = {
  group: string;
  topics: string[];
  /** The most messages handed over at once. */
  batchSize: number;
  /**
   * Handles a delivery. Deliveries of different partitions come at the same time, those of one partition one after another.
   * When it resolves the whole delivery is done; when it throws, the same messages come again after a pause.
   * `signal` aborts when the partition is taken away or the subscription closes.
   */
  handle(delivery: Delivery, signal: AbortSignal): Promise<void>;
};

export type Subscription = {
  /** The partitions that this member owns at the moment. */
  assigned(): { topic: string; partition: number }[];
  /** Resolves once the member has joined and owns its share. */
  ready(): Promise<void>;
  /** Stops fetching without leaving the group; `resume` goes on. */
  pause(): void;
  resume(): void;
  /** Finishes what is in work, commits offsets, leaves the group. */
  close(): Promise<void>;
};

export type PartitionLag = {
  group: string;
  topic: string;
  partition: number;
  /** The next offset that the group's committed position will read. */
  committed: bigint;
  /** The offset that the next message will get. */
  end: bigint;
  /** Messages between the two. */
  lag: number;
  /** Age in ms of the oldest message not yet committed; 0 when there is none, null when it cannot be told. */
  ageMs: number | null;
};

/** What the bus may forget: what is old enough, of topics whose groups have all passed it. */
export type TrimPlan = {
  /** Appended longer ago than this. */
  olderThanMs: number;
  /** Recorded before this moment, in ms since 1970. */
  recordedBefore: number;
  topics: { topic: string; groups: string[] }[];
};

/**
 * The event bus: topics of partitions, consumer groups, offsets. At least once: offsets are committed
 * after `handle` resolved, and late (within about a second), so a crash repeats and never loses.
 * New groups start from the earliest message. One consumer of a group owns a partition at a time,
 * except for short overlaps during a rebalance, which every handler must cope with.
 */
export type Bus = {
  /** Creates what is missing; leaves what exists. */
  createTopics(plans: TopicPlan[]): Promise<void>;
  /** Resolves when every message is durable; throws when that is not certain, and then any of them may be there. */
  publish(messages: OutgoingMessage[]): Promise<void>;
  subscribe(plan: SubscribePlan): Promise<Subscription>;
  lag(group: string, topics: string[]): Promise<PartitionLag[]>;
  /** Forgets old messages, where the bus does not do so by itself as Kafka does, and says how many. */
  trim(plan: TrimPlan): Promise<number>;
  /** Throws when the bus cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
};
