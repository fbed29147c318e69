import type { Tx } from "@roomstream/db/transaction";
import type { Service } from "@roomstream/environment/environment";
import type { DomainEvent } from "../envelope";
import { LETTER_COLUMNS, type StoredLetter } from "./letters";

/** A letter as it is now, locked until the transaction ends. */
export async function lockLetter(
  tx: Tx,
  service: Service,
  deadLetterId: string,
): Promise<StoredLetter | undefined> {
  const [letter] = await tx.query<StoredLetter>({
    name: `lock-dead-letter-${service}`,
    text: `SELECT ${LETTER_COLUMNS} FROM ${service}.dead_letter WHERE dead_letter_id = $1 FOR UPDATE`,
    values: [deadLetterId],
  });
  return letter;
}

/** Open letters of a kind, locked, in the order in which they came; those that another replay has locked are left to it. */
export const lockKind = (
  tx: Tx,
  service: Service,
  kind: { topic: string; errorKind: string | null; keys: string[] | null; after: string; before: Date },
  most: number,
): Promise<StoredLetter[]> =>
  tx.query<StoredLetter>({
    text: `SELECT ${LETTER_COLUMNS} FROM ${service}.dead_letter
      WHERE status = 'open' AND "group" = $1 AND topic = $2 AND ($3::text IS NULL OR error_kind = $3)
        AND ($4::text[] IS NULL OR key = ANY($4)) AND dead_letter_id > $5 AND dead_at < $6
      ORDER BY dead_letter_id LIMIT $7 FOR UPDATE SKIP LOCKED`,
    values: [service, kind.topic, kind.errorKind, kind.keys, kind.after, kind.before, most],
  });

/**
 * Gives open letters back to their group and to no other: their inbox rows, which say `dead`, go, and each waits to be
 * delivered again, all in this transaction.
 */
export async function giveBack(tx: Tx, service: Service, deadLetterIds: string[], by: string): Promise<void> {
  await tx.query({
    name: `give-back-dead-letters-${service}`,
    text: `WITH given AS (
        UPDATE ${service}.dead_letter SET status = 'replayed', replays = replays + 1, replayed_at = clock_timestamp(),
          replayed_by = $2, redeliver_at = clock_timestamp()
        WHERE dead_letter_id = ANY($1::uuid[]) AND status = 'open' RETURNING "group", event_id)
      DELETE FROM ${service}.inbox i USING given
      WHERE i.event_id = given.event_id AND i."group" = given."group" AND i.status = 'dead'`,
    values: [deadLetterIds, by],
  });
}

/**
 * Stores an event in the place of a letter's: in the outbox where the letter lies, for the group that failed alone, since
 * the others have handled the first. The inbox goes on to say that the first is dead.
 */
export async function replace(
  tx: Tx,
  service: Service,
  letter: { deadLetterId: string; by: string },
  { recordedAt: _recorded, ...event }: DomainEvent,
): Promise<void> {
  await tx.query({
    name: `replace-dead-letter-${service}`,
    text: `WITH replaced AS (
        UPDATE ${service}.dead_letter SET status = 'replayed', replays = replays + 1, replayed_at = clock_timestamp(),
          replayed_by = $2, replaced_by = $3
        WHERE dead_letter_id = $1 AND status = 'open' RETURNING "group")
      INSERT INTO ${service}.outbox (event_id, topic, key, aggregate_id, aggregate_version, envelope, addressee)
      SELECT $3, $4, $5, $6, $7, $8, "group" FROM replaced`,
    values: [
      letter.deadLetterId,
      letter.by,
      event.eventId,
      event.eventType,
      event.propertyId,
      event.aggregateId,
      event.aggregateVersion,
      JSON.stringify(event),
    ],
  });
}
