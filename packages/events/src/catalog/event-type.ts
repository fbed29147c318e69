import type { Service } from "@roomstream/environment/environment";
import type { z } from "zod";

/** What the catalog says of one event type. */
export type EventType<Data extends z.ZodType, Consumers extends readonly Service[]> = {
  /** What `data` holds, at the current version. */
  data: Data;
  version: number;
  partitions: 3 | 6;
  /** The services whose group subscribes to it. */
  consumers: Consumers;
  /** When it is published, in one sentence. */
  when: string;
};

/** Keeps the literal types of a catalog entry. */
export const eventType = <Data extends z.ZodType, const Consumers extends readonly Service[]>(
  plan: EventType<Data, Consumers>,
): EventType<Data, Consumers> => plan;
