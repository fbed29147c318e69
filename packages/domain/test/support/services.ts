import { run } from "@roomstream/db/transaction";
import { reactions as analytics } from "@roomstream/domain/analytics/on/reactions";
import { reactions as availability } from "@roomstream/domain/availability/on/reactions";
import { reactions as notifications } from "@roomstream/domain/notifications/on/reactions";
import { reactions as payments } from "@roomstream/domain/payments/on/reactions";
import { reactions as property } from "@roomstream/domain/property/on/reactions";
import { reactions as rates } from "@roomstream/domain/rates/on/reactions";
import { reactions as reservations } from "@roomstream/domain/reservations/on/reactions";
import type { Context } from "@roomstream/domain/shared/context";
import { SERVICES, type Service } from "@roomstream/environment/environment";
import type { Bus, Message } from "@roomstream/events/bus/port";
import { type EventName, isEventName, topicsOf } from "@roomstream/events/catalog/catalog";
import { Breaker } from "@roomstream/events/consumer/breaker";
import { handleDelivery } from "@roomstream/events/consumer/consumer";
import type { Reactions } from "@roomstream/events/consumer/reactions";
import { Slots } from "@roomstream/events/consumer/slots";
import { messageOf, type OutboxRow } from "@roomstream/events/outbox/messages";

export const REACTIONS: { [S in Service]: Reactions<Context, S> } = {
  property,
  reservations,
  availability,
  rates,
  payments,
  analytics,
  notifications,
};

/** An event as the bus would bring it. */
export type Sent = { topic: EventName; eventId: string; reservationId: string; message: Message };

/** Deliveries are made by hand here, so nothing may ask for a bus. */
const nothing = () => Promise.reject(new Error("there is no bus in this test"));
const noBus: Bus = {
  createTopics: nothing,
  publish: nothing,
  subscribe: nothing,
  lag: nothing,
  trim: nothing,
  ping: nothing,
  close: nothing,
};

/** Hands one delivery to a service, as its consumer would get it from the bus. */
export async function deliver<S extends Service>(
  ctx: Context,
  service: S,
  sent: Sent[],
  reactions: Reactions<Context, S> = REACTIONS[service],
): Promise<void> {
  const [first] = sent;
  if (!first) return;
  const kit = {
    service,
    ctx,
    reactions,
    bus: noBus,
    databases: ctx.databases,
    signals: ctx.signals,
    log: ctx.log,
    slots: new Slots(8),
    now: () => performance.now(),
    random: () => 0,
    breaker: new Breaker(() => performance.now()),
  };
  const delivery = { topic: first.topic, partition: 0, messages: sent.map((event) => event.message) };
  await handleDelivery(kit, delivery, new AbortController().signal);
}

let offset = 0n;

/** What an outbox row becomes on the bus, at an offset of its own. */
export function sentOf(row: OutboxRow, reservationId: string): Sent {
  if (!isEventName(row.topic)) throw new Error(`${row.topic} is no event`);
  const { key, value, headers, timestamp } = messageOf(row);
  offset += 1n;
  return {
    topic: row.topic,
    eventId: row.event_id,
    reservationId,
    message: { offset, key, value, headers, timestamp },
  };
}

/** Takes what a service has recorded of these reservations and nobody has taken yet, in the order of recording. */
export async function takeSent(ctx: Context, service: Service, reservationIds: string[]): Promise<Sent[]> {
  const rows = await run<OutboxRow & { aggregate_id: string }>(ctx.databases.of(service), {
    name: `take-sent-${service}`,
    text: `UPDATE ${service}.outbox SET published_at = clock_timestamp()
      WHERE aggregate_id = ANY($1) AND published_at IS NULL
      RETURNING position, event_id, topic, key, envelope, recorded_at, addressee, aggregate_id`,
    values: [reservationIds],
  });
  return rows.sort((a, b) => a.position - b.position).map((row) => sentOf(row, row.aggregate_id));
}

/** The services that hear of a topic. */
export const hearersOf = (topic: EventName): Service[] =>
  SERVICES.filter((service) => topicsOf(service).some((heard) => heard === topic));
