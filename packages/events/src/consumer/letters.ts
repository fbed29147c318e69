import type { Database } from "@roomstream/db/database";
import { run } from "@roomstream/db/transaction";

/** A dead letter as it lies in its service. */
export type StoredLetter = {
  deadLetterId: string;
  group: string;
  eventId: string | null;
  topic: string;
  partition: number;
  offset: number;
  key: string;
  value: string;
  error: string;
  errorKind: string;
  tries: number;
  status: "open" | "replayed";
  deadAt: Date;
  /** How often it was replayed, and by whom last. */
  replays: number;
  replayedAt: Date | null;
  replayedBy: string | null;
  /** Whether it waits to be given to its group again. */
  waits: boolean;
  /** The event that took its place when it was edited. */
  replacedBy: string | null;
};

export type LetterFilter = {
  status?: "open" | "replayed" | undefined;
  topic?: string | undefined;
  errorKind?: string | undefined;
  /** Only of these keys, which are hotels; of all when it is null. */
  keys: string[] | null;
};

export const LETTER_COLUMNS = `dead_letter_id AS "deadLetterId", "group", event_id AS "eventId", topic, partition, "offset", key,
  value, error, error_kind AS "errorKind", tries, status, dead_at AS "deadAt", replays, replayed_at AS "replayedAt",
  replayed_by AS "replayedBy", redeliver_at IS NOT NULL AS waits, replaced_by AS "replacedBy"`;

const MATCHES = `($1::text IS NULL OR status = $1) AND ($2::text IS NULL OR topic = $2)
  AND ($3::text IS NULL OR error_kind = $3) AND ($4::text[] IS NULL OR key = ANY($4))`;
const matching = ({ status, topic, errorKind, keys }: LetterFilter) => [
  status ?? null,
  topic ?? null,
  errorKind ?? null,
  keys,
];

/** A service's letters from the newest on, after the one where the last page ended; their ids are in the order in which they came. */
export const readLetters = (
  database: Database,
  filter: LetterFilter,
  page: { after: string | null; most: number },
): Promise<StoredLetter[]> =>
  run<StoredLetter>(database, {
    text: `SELECT ${LETTER_COLUMNS} FROM ${database.service}.dead_letter
      WHERE ${MATCHES} AND ($5::uuid IS NULL OR dead_letter_id < $5) ORDER BY dead_letter_id DESC LIMIT $6`,
    values: [...matching(filter), page.after, page.most],
  });

/** One letter of a service. */
export async function readLetter(
  database: Database,
  deadLetterId: string,
): Promise<StoredLetter | undefined> {
  const [letter] = await run<StoredLetter>(database, {
    name: `read-dead-letter-${database.service}`,
    text: `SELECT ${LETTER_COLUMNS} FROM ${database.service}.dead_letter WHERE dead_letter_id = $1`,
    values: [deadLetterId],
  });
  return letter;
}

/** Open letters of one group, topic and kind of error. */
export type LetterKind = {
  group: string;
  topic: string;
  errorKind: string;
  count: number;
  firstAt: Date;
  lastAt: Date;
};

/** How many open letters a service has of each kind; reads the open ones only. */
export const countKinds = (database: Database, keys: string[] | null): Promise<LetterKind[]> =>
  run<LetterKind>(database, {
    name: `count-dead-letters-${database.service}`,
    text: `SELECT "group", topic, error_kind AS "errorKind", count(*) AS count, min(dead_at) AS "firstAt", max(dead_at) AS "lastAt"
      FROM ${database.service}.dead_letter WHERE status = 'open' AND ($1::text[] IS NULL OR key = ANY($1))
      GROUP BY "group", topic, error_kind ORDER BY count(*) DESC, topic, error_kind`,
    values: [keys],
  });
