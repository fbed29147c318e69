import type { Database } from "@roomstream/db/database";
import type { Signals } from "@roomstream/db/signals";
import { transaction } from "@roomstream/db/transaction";
import { v7 as uuid } from "uuid";
import type { Message } from "../bus/port";
import { deadLetterTopic } from "../catalog/catalog";

export type Letter = {
  topic: string;
  partition: number;
  message: Message;
  /** Null when the payload is not an event at all. */
  eventId: string | null;
  error: string;
  tries: number;
};

/** Postgres keeps no NUL in a text. */
const keepable = (text: string): string => text.replaceAll("\0", "\\u0000");

/**
 * Puts a message that cannot be handled aside: the inbox row with status `dead`, the letter, and the event on the
 * dead-letter topic commit together. An event that the group has handled or put aside meanwhile is left alone.
 */
export async function putAside(database: Database, signals: Signals, letter: Letter): Promise<void> {
  const { service } = database;
  const { message } = letter;
  await transaction(database, async (tx) => {
    if (letter.eventId !== null) {
      const claimed = await tx.query({
        text: `INSERT INTO ${service}.inbox ("group", event_id, status) VALUES ($1, $2, 'dead')
          ON CONFLICT DO NOTHING RETURNING event_id`,
        values: [service, letter.eventId],
      });
      if (claimed.length === 0) return;
    }
    const id = uuid();
    const written = await tx.query({
      text: `INSERT INTO ${service}.dead_letter
        (dead_letter_id, "group", event_id, topic, partition, "offset", key, value, error, tries)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT DO NOTHING RETURNING dead_letter_id`,
      values: [
        id,
        service,
        letter.eventId,
        letter.topic,
        letter.partition,
        String(message.offset),
        keepable(message.key),
        keepable(message.value),
        keepable(letter.error),
        letter.tries,
      ],
    });
    if (written.length === 0) return;
    await tx.query({
      text: `INSERT INTO ${service}.outbox (event_id, topic, key, aggregate_id, aggregate_version, envelope)
        VALUES ($1::uuid, $2, $3, $1::uuid::text, 1, $4)`,
      values: [
        id,
        deadLetterTopic(letter.topic),
        keepable(message.key),
        JSON.stringify(record(id, service, letter)),
      ],
    });
    tx.afterCommit(() => signals.send("outbox", service));
  });
}

/** A bus takes messages of about a megabyte; the letter itself keeps the whole. */
const MOST_ON_THE_BUS = 100_000;

const record = (deadLetterId: string, group: string, { message, ...letter }: Letter) => ({
  deadLetterId,
  group,
  ...letter,
  offset: String(message.offset),
  key: keepable(message.key),
  value: keepable(message.value).slice(0, MOST_ON_THE_BUS),
  error: keepable(letter.error).slice(0, MOST_ON_THE_BUS),
});
