import type { Database } from "@roomstream/db/database";
import type { Signals } from "@roomstream/db/signals";
import { type Tx, transaction } from "@roomstream/db/transaction";
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
  /** What letters of one cause have in common. */
  errorKind: string;
  tries: number;
};

/** Postgres keeps no NUL in a text. */
const keepable = (text: string): string => text.replaceAll("\0", "\\u0000");

/**
 * Puts a message that cannot be handled aside: the inbox row with status `dead`, the letter, and the event on the
 * dead-letter topic commit together. An event that the group has handled or put aside meanwhile is left alone. A letter
 * that was replayed and has failed again is open again.
 */
export async function putAside(database: Database, signals: Signals, letter: Letter): Promise<void> {
  const { service } = database;
  await transaction(database, async (tx) => {
    if (letter.eventId !== null) {
      const claimed = await tx.query({
        text: `INSERT INTO ${service}.inbox ("group", event_id, status) VALUES ($1, $2, 'dead')
          ON CONFLICT DO NOTHING RETURNING event_id`,
        values: [service, letter.eventId],
      });
      if (claimed.length === 0) return;
    }
    const id = await keep(tx, database, letter);
    if (id === undefined) return;
    await tx.query({
      text: `INSERT INTO ${service}.outbox (event_id, topic, key, aggregate_id, aggregate_version, envelope)
        VALUES ($1, $2, $3, $4, 1, $5)`,
      values: [
        uuid(),
        deadLetterTopic(letter.topic),
        keepable(letter.message.key),
        id,
        JSON.stringify(record(id, service, letter)),
      ],
    });
    tx.afterCommit(() => signals.send("outbox", service));
  });
}

/** Writes the letter, and gives back its id; none when a letter of no event is kept for this place already. */
async function keep(tx: Tx, { service }: Database, letter: Letter): Promise<string | undefined> {
  const { message } = letter;
  const again =
    letter.eventId === null
      ? "DO NOTHING"
      : `("group", event_id) WHERE event_id IS NOT NULL DO UPDATE SET status = 'open', redeliver_at = NULL,
          error = excluded.error, error_kind = excluded.error_kind, tries = excluded.tries, dead_at = excluded.dead_at
        WHERE letter.status = 'replayed' AND letter.replaced_by IS NULL`;
  const [written] = await tx.query<{ dead_letter_id: string }>({
    text: `INSERT INTO ${service}.dead_letter AS letter
      (dead_letter_id, "group", event_id, topic, partition, "offset", key, value, error, error_kind, tries)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      ON CONFLICT ${again} RETURNING dead_letter_id`,
    values: [
      uuid(),
      service,
      letter.eventId,
      letter.topic,
      letter.partition,
      String(message.offset),
      keepable(message.key),
      keepable(message.value),
      keepable(letter.error),
      letter.errorKind,
      letter.tries,
    ],
  });
  return written?.dead_letter_id;
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
