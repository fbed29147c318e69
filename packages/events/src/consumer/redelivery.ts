import type { Database } from "@roomstream/db/database";
import type { Log } from "@roomstream/db/log";
import type { Signals } from "@roomstream/db/signals";
import { run } from "@roomstream/db/transaction";
import { Bell } from "../bell";
import { Outage } from "../bus/outage";
import type { Delivery, Message } from "../bus/port";

/** How often replayed letters are looked for without a signal, because a signal may be lost. */
const LOOK_MS = 2_000;
/** Whoever takes letters has so long to deliver them before another process does. */
const CLAIM_SECONDS = 60;
const MOST = 100;

type Waiting = {
  dead_letter_id: string;
  event_id: string | null;
  topic: string;
  partition: number;
  offset: number;
  key: string;
  value: string;
  dead_at: Date;
};

export type Redelivery = { close(): Promise<void> };

/**
 * Gives replayed letters to the consumer as deliveries of the partition they came from, beside those of the bus. It needs
 * no bus, and no other group sees them; what is delivered twice the inbox takes out.
 *
 *   take what waits -> deliver -> note that it is delivered
 */
export function startRedelivery(plan: {
  database: Database;
  signals: Signals;
  log: Log;
  deliver(delivery: Delivery, signal: AbortSignal): Promise<void>;
}): Redelivery {
  const { database, signals, log } = plan;
  const stopping = new AbortController();
  const bell = new Bell();
  const outage = new Outage(log, { service: database.service }, "delivering replayed letters");
  const silence = signals.on("replay", (services) => {
    if (services.length === 0 || services.includes(database.service)) bell.ring();
  });

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        const waiting = await take(database);
        for (const { delivery, ids } of deliveriesOf(waiting)) {
          await plan.deliver(delivery, stopping.signal);
          await noteDelivered(database, ids);
        }
        outage.over();
        if (waiting.length === 0) await bell.rung(LOOK_MS);
      } catch (error) {
        if (stopping.signal.aborted) return;
        outage.failed(error);
        await bell.rung(LOOK_MS);
      }
    }
  }

  const done = loop();
  return {
    async close() {
      silence();
      stopping.abort();
      bell.ring();
      await done;
    },
  };
}

const take = (database: Database): Promise<Waiting[]> =>
  run<Waiting>(database, {
    name: `take-replayed-letters-${database.service}`,
    text: `UPDATE ${database.service}.dead_letter letter
      SET redeliver_at = clock_timestamp() + make_interval(secs => ${CLAIM_SECONDS})
      FROM (SELECT dead_letter_id FROM ${database.service}.dead_letter WHERE redeliver_at <= clock_timestamp()
        ORDER BY redeliver_at, dead_letter_id LIMIT ${MOST} FOR UPDATE SKIP LOCKED) due
      WHERE letter.dead_letter_id = due.dead_letter_id
      RETURNING letter.dead_letter_id, event_id, topic, partition, "offset", key, value, dead_at`,
  });

/** Only what still waits: a letter that failed again is open, and stays so. */
const noteDelivered = (database: Database, ids: string[]) =>
  run(database, {
    name: `note-replayed-letters-${database.service}`,
    text: `UPDATE ${database.service}.dead_letter SET redeliver_at = NULL WHERE dead_letter_id = ANY($1::uuid[])`,
    values: [ids],
  });

/** One delivery for each partition that letters came from, in the order of their offsets. */
function deliveriesOf(waiting: Waiting[]): { delivery: Delivery; ids: string[] }[] {
  const found = new Map<string, Waiting[]>();
  for (const letter of waiting) {
    const key = `${letter.topic}/${letter.partition}`;
    found.set(key, [...(found.get(key) ?? []), letter]);
  }
  return [...found.values()].flatMap((letters) => {
    const sorted = letters.toSorted((a, b) => a.offset - b.offset);
    const [first] = sorted;
    if (!first) return [];
    const { topic, partition } = first;
    return [
      {
        delivery: { topic, partition, messages: sorted.map(messageOf) },
        ids: sorted.map((letter) => letter.dead_letter_id),
      },
    ];
  });
}

const messageOf = (letter: Waiting): Message => ({
  offset: BigInt(letter.offset),
  key: letter.key,
  value: letter.value,
  headers: letter.event_id === null ? {} : { ce_id: letter.event_id },
  timestamp: letter.dead_at.getTime(),
});
