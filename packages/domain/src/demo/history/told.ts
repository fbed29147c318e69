import type { Service } from "@roomstream/environment/environment";
import { catalog } from "@roomstream/events/catalog/catalog";
import type { DomainEvent, NewEvent } from "@roomstream/events/envelope";
import { groupsFor } from "@roomstream/events/outbox/groups";
import type { ReservationFact, RoomNight } from "../../analytics/facts";
import type { Outcome, Span } from "../../analytics/on-the-books";
import type { TimelineRow } from "../../reservations/timeline";
import type { PastTime } from "./past-time";

/** An event as its service has recorded it. */
export type RecordedEvent = { event: NewEvent; recordedAt: string };

/** Rows of tables that are written as they are, by the columns' names. */
export type PlainRows = Map<string, object[]>;

/** Part of a hotel's past, in the order in which it happened. */
export class Part {
  readonly outbox = new Map<Service, RecordedEvent[]>();
  readonly inbox = new Map<Service, { eventId: string; at: string }[]>();
  readonly rows: PlainRows = new Map();
  readonly timelines: TimelineRow[] = [];
  readonly facts: ReservationFact[] = [];
  readonly nights: (RoomNight & Pick<Span, "from" | "until">)[] = [];
  readonly outcomes: Outcome[] = [];
  events = 0;
}

/** What is told of a hotel's past and not yet written. */
export class Told {
  part = new Part();

  constructor(private readonly time: PastTime) {}

  /** Records an event with its service, and as handled with every group that subscribes to it. */
  tell(service: Service, event: NewEvent): DomainEvent {
    const recordedAt = this.time.tick();
    const { version: eventVersion } = catalog[event.eventType];
    listOf(this.part.outbox, service).push({ event, recordedAt });
    for (const group of groupsFor({ topic: event.eventType, addressee: null })) {
      listOf(this.part.inbox, group).push({ eventId: event.eventId, at: recordedAt });
    }
    this.part.events += 1;
    return { ...event, eventVersion, recordedAt } as DomainEvent;
  }

  add(table: string, ...rows: object[]): void {
    listOf(this.part.rows, table).push(...rows);
  }

  /** Gives what was told so far, and begins anew. */
  take(): Part {
    const told = this.part;
    this.part = new Part();
    return told;
  }
}

function listOf<Key, Item>(lists: Map<Key, Item[]>, key: Key): Item[] {
  const known = lists.get(key);
  if (known) return known;
  const list: Item[] = [];
  lists.set(key, list);
  return list;
}
