import type { Databases } from "@roomstream/db/database";
import { SERVICES } from "@roomstream/environment/environment";
import type { Bus } from "../bus/port";
import { catalog, deadLetterTopic, eventNames } from "../catalog/catalog";
import { reconciledUntil } from "./cursors";

/** How long the bus keeps a message at least; outboxes and inboxes keep theirs for ever. */
const RETENTION_MS = 7 * 24 * 60 * 60_000;

/**
 * Lets the bus forget what is past its retention, but nothing that a subscribed group has still to read, and nothing
 * recorded after the moment up to which the reconciler knows everything to be handled. Says how many messages that were.
 */
export async function forgetMessages({
  bus,
  databases,
}: {
  bus: Bus;
  databases: Databases;
}): Promise<number> {
  const known = await Promise.all(SERVICES.map((store) => reconciledUntil(databases.of(store))));
  const recordedBefore = Math.min(...known.map((until) => until.getTime()));
  return bus.trim({
    olderThanMs: RETENTION_MS,
    recordedBefore,
    topics: eventNames.flatMap((name) => [
      { topic: name, groups: [...catalog[name].consumers] },
      { topic: deadLetterTopic(name), groups: [] },
    ]),
  });
}
