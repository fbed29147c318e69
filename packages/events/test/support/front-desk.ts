import { silent } from "@roomstream/db/log";
import type { TestDatabase } from "@roomstream/db/testing/test-database";
import { run, type Tx } from "@roomstream/db/transaction";
import type { Bus, Message } from "../../src/bus/port";
import { Breaker, type BreakerState } from "../../src/consumer/breaker";
import { type ConsumerPlan, handleDelivery } from "../../src/consumer/consumer";
import type { Reaction, Reactions } from "../../src/consumer/reactions";
import { Slots } from "../../src/consumer/slots";
import type { EventOf } from "../../src/envelope";

export type Request = EventOf<"reservation.created">;
type React = (tx: Tx, requests: Request[]) => Promise<void>;

const nothing = () => Promise.reject(new Error("there is no bus in this test"));
export const noBus: Bus = {
  createTopics: nothing,
  publish: nothing,
  subscribe: nothing,
  lag: nothing,
  trim: nothing,
  ping: nothing,
  close: nothing,
};

/** The table in which a front desk writes down each request it heard: without a key, so that hearing twice shows. */
export async function openBook({ databases }: TestDatabase): Promise<void> {
  await run(databases.of("rates"), {
    text: "CREATE TABLE rates.front_desk (nth bigint GENERATED ALWAYS AS IDENTITY, event_id uuid NOT NULL)",
  });
}

/** Writes requests down. */
export async function writeDown(tx: Tx, requests: Request[]): Promise<void> {
  await tx.query({
    text: `INSERT INTO rates.front_desk (event_id)
      SELECT id FROM unnest($1::uuid[]) WITH ORDINALITY AS given (id, nth) ORDER BY nth`,
    values: [requests.map((request) => request.eventId)],
  });
}

/** What is written down, in order; only of these events. */
export async function written({ databases }: TestDatabase, eventIds: string[]): Promise<string[]> {
  const rows = await run<{ event_id: string }>(databases.of("rates"), {
    text: "SELECT event_id FROM rates.front_desk WHERE event_id = ANY($1::uuid[]) ORDER BY nth",
    values: [eventIds],
  });
  return rows.map((row) => row.event_id);
}

/** What became of an event in the inbox. */
export async function inboxOf({ databases }: TestDatabase, eventId: string): Promise<string | undefined> {
  const [row] = await run<{ status: string }>(databases.of("rates"), {
    text: "SELECT status FROM rates.inbox WHERE event_id = $1",
    values: [eventId],
  });
  return row?.status;
}

export type Letter = { tries: number; error: string; offset: number; value: string; written_by: string };

export async function lettersOf({ databases }: TestDatabase, eventIds: string[]): Promise<Letter[]> {
  return run<Letter>(databases.of("rates"), {
    text: `SELECT tries, error, "offset", value, xmin::text AS written_by FROM rates.dead_letter
      WHERE event_id = ANY($1::uuid[])`,
    values: [eventIds],
  });
}

export const reactionsWith = (react: React): Reactions<object, "rates"> => {
  const reaction: Reaction<object, "reservation.created"> = ({ tx, events }) => react(tx, events);
  return { "reservation.created": reaction };
};

export const planWith = (database: TestDatabase, react: React, bus: Bus): ConsumerPlan<object, "rates"> => ({
  service: "rates",
  ctx: {},
  reactions: reactionsWith(react),
  bus,
  databases: database.databases,
  signals: database.signals,
  log: silent,
  slots: new Slots(12),
  now: () => performance.now(),
  random: () => 0,
});

/** A front desk to which deliveries are handed by hand. */
export function frontDesk(
  database: TestDatabase,
  react: React,
  own: { now?: () => number; random?: () => number; changed?: (state: BreakerState) => void } = {},
): { breaker: Breaker; hear(messages: Message[], partition?: number, signal?: AbortSignal): Promise<void> } {
  const plan = { ...planWith(database, react, noBus), ...own };
  const breaker = new Breaker(plan.now, own.changed);
  const kit = { ...plan, breaker };
  return {
    breaker,
    hear: (messages, partition = 0, signal = new AbortController().signal) =>
      handleDelivery(kit, { topic: "reservation.created", partition, messages }, signal),
  };
}
