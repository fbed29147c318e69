import { run } from "@roomstream/db/transaction";
import { SERVICES, type Service } from "@roomstream/environment/environment";
import { catalog, isEventName } from "@roomstream/events/catalog/catalog";
import { countKinds, readLetter, readLetters, type StoredLetter } from "@roomstream/events/consumer/letters";
import { parseEvent } from "@roomstream/events/envelope";
import type { Context } from "../shared/context";
import type { DeadLetter, DeadLetterLine, DeadLetterQuery, DeadLettersAnswer } from "./contract";
import { handledBy } from "./handled-by";

/** Dead letters of every service's group, of these hotels or, with null, of all. */
export async function deadLetters(args: {
  ctx: Context;
  query: DeadLetterQuery;
  propertyIds: string[] | null;
}): Promise<DeadLettersAnswer> {
  const { ctx, query, propertyIds } = args;
  const asked = SERVICES.filter((service) => query.group === undefined || query.group === service);
  const page = { after: query.cursor ?? null, most: query.limit + 1 };
  const [letters, kinds] = await Promise.all([
    Promise.all(
      asked.map((service) => readLetters(ctx.databases.of(service), { ...query, keys: propertyIds }, page)),
    ),
    Promise.all(SERVICES.map((service) => countKinds(ctx.databases.of(service), propertyIds))),
  ]);
  const sorted = letters.flat().toSorted((a, b) => (a.deadLetterId < b.deadLetterId ? 1 : -1));
  const items = sorted.slice(0, query.limit).map(lineOf);
  return {
    items,
    next: sorted.length > query.limit ? (items.at(-1)?.deadLetterId ?? null) : null,
    kinds: kinds.flat().map((kind) => ({
      ...kind,
      firstAt: kind.firstAt.toISOString(),
      lastAt: kind.lastAt.toISOString(),
    })),
  };
}

/** One dead letter, wherever it lies. */
export async function findDeadLetter(args: {
  ctx: Context;
  deadLetterId: string;
  propertyIds: string[] | null;
}): Promise<DeadLetter | undefined> {
  const { ctx } = args;
  const found = await locate(args);
  if (!found) return undefined;
  const { letter, service } = found;
  const { eventId, replacedBy, topic } = letter;
  const groups: readonly Service[] = eventId === null ? [] : await addressedTo(ctx, service, eventId, topic);
  const [others, [replacement]] = await Promise.all([
    handledBy(ctx, groups, eventId === null ? [] : [eventId]),
    replacedBy === null ? [] : handledBy(ctx, [service], [replacedBy]),
  ]);
  return {
    ...lineOf(letter),
    error: letter.error,
    envelope: jsonOf(letter.value),
    value: letter.value,
    problem: problemOf(letter),
    groups: groups.map((group) => {
      const taken = others.find((one) => one.group === group);
      return { group, status: taken?.status ?? "waits", handledAt: taken?.handledAt.toISOString() ?? null };
    }),
    replacement: replacedBy === null ? null : (replacement?.status ?? "waits"),
  };
}

/** Who is to handle an event: one that took a letter's place lies where the letter does, and is for its group alone. */
async function addressedTo(
  ctx: Context,
  service: Service,
  eventId: string,
  topic: string,
): Promise<readonly Service[]> {
  const [row] = await run<{ addressee: Service | null }>(ctx.databases.of(service), {
    name: `addressee-of-event-${service}`,
    text: `SELECT addressee FROM ${service}.outbox WHERE event_id = $1 LIMIT 1`,
    values: [eventId],
  });
  if (row?.addressee) return [row.addressee];
  return isEventName(topic) ? catalog[topic].consumers : [];
}

/** The service in which a letter lies, and the letter; none when it is of a hotel that is not among these. */
export async function locate(args: {
  ctx: Context;
  deadLetterId: string;
  propertyIds: string[] | null;
}): Promise<{ service: Service; letter: StoredLetter } | undefined> {
  const { ctx, deadLetterId, propertyIds } = args;
  const found = await Promise.all(
    SERVICES.map(async (service) => ({
      service,
      letter: await readLetter(ctx.databases.of(service), deadLetterId),
    })),
  );
  const at = found.find(({ letter }) => letter !== undefined);
  if (!at?.letter || (propertyIds !== null && !propertyIds.includes(at.letter.key))) return undefined;
  return { service: at.service, letter: at.letter };
}

/** What is wrong with a letter as an event, by the catalog as it is now. */
export function problemOf({ topic, value }: Pick<StoredLetter, "topic" | "value">): string | null {
  if (!isEventName(topic)) return `${topic} is not in the catalog`;
  const parsed = parseEvent(topic, value);
  return parsed.ok ? null : parsed.problem;
}

function jsonOf(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const lineOf = (letter: StoredLetter): DeadLetterLine => ({
  deadLetterId: letter.deadLetterId,
  group: letter.group,
  topic: letter.topic,
  eventId: letter.eventId,
  propertyId: letter.key,
  partition: letter.partition,
  offset: letter.offset,
  errorKind: letter.errorKind,
  tries: letter.tries,
  status: letter.status,
  deadAt: letter.deadAt.toISOString(),
  replays: letter.replays,
  replayedAt: letter.replayedAt?.toISOString() ?? null,
  replayedBy: letter.replayedBy,
  waits: letter.waits,
  replacedBy: letter.replacedBy,
});
