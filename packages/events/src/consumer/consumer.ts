import { setTimeout as sleep } from "node:timers/promises";
import type { Databases } from "@roomstream/db/database";
import type { Log } from "@roomstream/db/log";
import type { Signals } from "@roomstream/db/signals";
import { transaction } from "@roomstream/db/transaction";
import type { Service } from "@roomstream/environment/environment";
import { z } from "zod";
import type { Bus, Delivery, Message, Subscription } from "../bus/port";
import { type EventName, isEventName, topicsOf } from "../catalog/catalog";
import { type DomainEvent, parseEvent } from "../envelope";
import { reach } from "../fail-points";
import { ADDRESSEE } from "../outbox/messages";
import { Breaker, type BreakerState } from "./breaker";
import { type Letter, putAside } from "./dead-letter";
import { errorKind, payloadKind } from "./error-kind";
import { handled, putAsideOne } from "./handled";
import { claim } from "./inbox";
import { isInfrastructure } from "./infrastructure";
import type { Reactions } from "./reactions";
import { startRedelivery } from "./redelivery";
import type { Slots } from "./slots";

export type ConsumerPlan<Ctx, S extends Service> = {
  service: S;
  ctx: Ctx;
  reactions: Reactions<Ctx, S>;
  bus: Bus;
  databases: Databases;
  signals: Signals;
  log: Log;
  slots: Slots;
  /** Real time in ms, for the breaker. */
  now: () => number;
  /** In [0, 1): the jitter of retries. */
  random: () => number;
};

export type Consumer = { subscription: Subscription; breaker: Breaker; close(): Promise<void> };

const BATCH = 500;
/**
 * A poison event is tried again after these pauses, each with up to a fifth of it more. What a try takes is part of the pause that
 * follows, up to half of it, so that its partition waits 4 s at most.
 */
const RETRY_MS = [100, 200, 400, 800, 1600];

type Work = { message: Message; event: DomainEvent };
type Kit<Ctx, S extends Service> = ConsumerPlan<Ctx, S> & { breaker: Breaker };

/**
 * Subscribes a service's group to what the catalog says it consumes. A delivery is one transaction: the inbox is claimed,
 * the reaction decides and writes, all commits together; so each event has its effect once however often it comes.
 */
export async function startConsumer<Ctx, S extends Service>(plan: ConsumerPlan<Ctx, S>): Promise<Consumer> {
  const { service, log } = plan;
  const told = (breaker: BreakerState) => log.warn({ service, breaker }, `the breaker is ${breaker}`);
  const kit = { ...plan, breaker: new Breaker(plan.now, told) };
  const subscription = await plan.bus.subscribe({
    group: plan.service,
    topics: topicsOf(plan.service),
    batchSize: BATCH,
    handle: (delivery, signal) => handleDelivery(kit, delivery, signal),
  });
  // Letters that fail again say nothing of what comes by the bus, so they have a breaker of their own.
  const again = { ...plan, breaker: new Breaker(plan.now) };
  const redelivery = startRedelivery({
    database: plan.databases.of(service),
    signals: plan.signals,
    log,
    deliver: (delivery, signal) => handleDelivery(again, delivery, signal),
  });
  return {
    subscription,
    breaker: kit.breaker,
    async close() {
      await Promise.all([subscription.close(), redelivery.close()]);
    },
  };
}

/** Handles what waits on one partition: payloads that are no events are put aside, the rest goes through as one batch. */
export async function handleDelivery<Ctx, S extends Service>(
  kit: Kit<Ctx, S>,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<void> {
  const { topic, partition } = delivery;
  if (!isEventName(topic)) throw new Error(`${topic} is not in the catalog`);
  reach("consumer.received", kit.service);
  const work: Work[] = [];
  const seen = new Set<string>();
  for (const message of delivery.messages) {
    if (!isFor(message, kit.service)) continue;
    const parsed = parseEvent(topic, message.value);
    if (!parsed.ok) {
      await aside(kit, signal, {
        topic,
        partition,
        message,
        eventId: eventIdOf(message),
        error: parsed.problem,
        errorKind: payloadKind(parsed.problem),
        tries: 1,
      });
    } else if (!seen.has(parsed.event.eventId)) {
      seen.add(parsed.event.eventId);
      work.push({ message, event: parsed.event });
    }
  }
  await handleAll(kit, { topic, partition }, work, signal);
  reach("consumer.committed", kit.service);
}

/** Handles a batch; when it fails by its own fault it is halved, left to right, until the poison stands alone. */
async function handleAll<Ctx, S extends Service>(
  kit: Kit<Ctx, S>,
  at: { topic: EventName; partition: number },
  work: Work[],
  signal: AbortSignal,
): Promise<void> {
  const [first] = work;
  if (!first) return;
  const error = await settle(kit, signal, () => attempt(kit, at.topic, work));
  if (error === undefined) return;
  if (work.length > 1) {
    const middle = Math.ceil(work.length / 2);
    await handleAll(kit, at, work.slice(0, middle), signal);
    await handleAll(kit, at, work.slice(middle), signal);
    return;
  }
  let last = error;
  let due = performance.now();
  for (const pause of RETRY_MS) {
    due += pause * (1 + kit.random() / 5);
    await sleep(Math.max(pause / 2, due - performance.now()), undefined, { signal });
    const again = await settle(kit, signal, () => attempt(kit, at.topic, work));
    if (again === undefined) return;
    last = again;
  }
  kit.log.error(
    {
      err: last,
      ...at,
      service: kit.service,
      eventId: first.event.eventId,
      correlationId: first.event.correlationId,
    },
    "an event was put aside as a dead letter",
  );
  const { message, event } = first;
  await aside(kit, signal, {
    ...at,
    message,
    eventId: event.eventId,
    error: describe(last),
    errorKind: errorKind(last),
    tries: RETRY_MS.length + 1,
  });
  kit.breaker.failed();
}

/** One transaction over a batch: claim, react, commit. What a reaction asks of other services it asks before. */
async function attempt<Ctx, S extends Service>(
  kit: Kit<Ctx, S>,
  topic: EventName,
  work: Work[],
): Promise<void> {
  const { service, ctx } = kit;
  const reaction = reactionTo(kit.reactions, topic);
  const from = Date.now();
  const effects = await kit.slots.run(async () => {
    const heard = work.map((item) => item.event);
    const react = "prepare" in reaction ? await reaction.prepare({ ctx, events: heard }) : reaction;
    return transaction(kit.databases.of(service), async (tx) => {
      const fresh = await claim(
        tx,
        service,
        heard.map((event) => event.eventId),
      );
      reach("consumer.claimed", service);
      const events = heard.filter((event) => fresh.has(event.eventId));
      if (events.length === 0) return events;
      await react({ ctx, tx, events });
      reach("consumer.effect", service);
      return events;
    });
  });
  handled(service, topic, effects, from);
}

/**
 * Runs `step` until it succeeds or fails by the event's own fault, whose error is returned. An infrastructure error
 * counts for the breaker only and is waited out, for as long as it takes.
 */
async function settle<Ctx, S extends Service>(
  kit: Kit<Ctx, S>,
  signal: AbortSignal,
  step: () => Promise<void>,
  /** What a success says to the breaker. */
  succeeded: () => void = () => kit.breaker.succeeded(),
): Promise<unknown> {
  for (let failures = 0; ; failures += 1) {
    for (let wait = kit.breaker.waitMs(); wait > 0; wait = kit.breaker.waitMs()) {
      // In short steps: an attempt elsewhere may close it before.
      await sleep(Math.min(wait, 500), undefined, { signal });
    }
    try {
      signal.throwIfAborted();
      await step();
      succeeded();
      return undefined;
    } catch (error) {
      if (signal.aborted) {
        kit.breaker.abandoned();
        throw error;
      }
      if (!isInfrastructure(error)) {
        kit.breaker.abandoned();
        return error ?? new Error("a reaction threw nothing");
      }
      kit.breaker.failed();
      if (failures === 0)
        kit.log.warn({ err: error, service: kit.service }, "a consumer pauses; it goes on by itself");
      await sleep(Math.min(50 * 2 ** failures, 2_000), undefined, { signal });
    }
  }
}

/**
 * Puts a message aside for certain: when even that fails, the delivery fails and comes again. That it was put aside is no
 * success of the consumer: letters in a row still open the breaker.
 */
async function aside<Ctx, S extends Service>(
  kit: Kit<Ctx, S>,
  signal: AbortSignal,
  letter: Letter,
): Promise<void> {
  const step = () => putAside(kit.databases.of(kit.service), kit.signals, letter);
  const error = await settle(kit, signal, step, () => kit.breaker.abandoned());
  if (error !== undefined) throw error;
  putAsideOne(kit.service);
}

/** The one place where the mapped type is opened: the topic decides the type of its events. */
const reactionTo = <Ctx, S extends Service>(reactions: Reactions<Ctx, S>, topic: EventName) => {
  const reaction = (reactions as unknown as Partial<Record<EventName, Reaction<Ctx> | Prepared<Ctx>>>)[topic];
  if (!reaction) throw new Error(`no reaction to ${topic}`);
  return reaction;
};
type Reaction<Ctx> = (args: {
  ctx: Ctx;
  tx: Parameters<typeof claim>[0];
  events: DomainEvent[];
}) => Promise<void>;
type Prepared<Ctx> = { prepare(args: { ctx: Ctx; events: DomainEvent[] }): Promise<Reaction<Ctx>> };

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/** What is addressed is for one group; the others drop it. */
const isFor = ({ headers }: Message, service: Service): boolean =>
  headers[ADDRESSEE] === undefined || headers[ADDRESSEE] === service;

/** The id that the bus carries beside the payload, when there is one. */
const eventIdOf = (message: Message): string | null => z.uuid().safeParse(message.headers.ce_id).data ?? null;
