import type { Service } from "@roomstream/environment/environment";
import type { EventName } from "@roomstream/events/catalog/catalog";
import type { DomainEvent } from "@roomstream/events/envelope";
import type { Snapshot } from "../promises/snapshot";

/** The rows of a projection's tables, each as a text that two equal rows share. */
export type Rows = { table: string; row: string }[];

/** Tables that hold nothing but what events say, and how they are folded from them again. */
export type Projection = {
  /** The service whose tables they are. */
  service: Service;
  /** The service whose event store they are folded from. */
  store: Service;
  topics: EventName[];
  /** The tables, and which of their rows events speak of. */
  tables: { [table: string]: string };
  /** What the tables hold of the aggregates whose events these are, all of them and in the order of their recording. */
  fold(events: DomainEvent[]): Rows;
  /** What the tables do hold of these reservations. */
  live(snapshot: Snapshot, reservationIds: string[]): Promise<Rows>;
};
