import { type Tx, transaction } from "@roomstream/db/transaction";
import type { Service } from "@roomstream/environment/environment";
import { catalog, isEventName } from "@roomstream/events/catalog/catalog";
import type { StoredLetter } from "@roomstream/events/consumer/letters";
import { giveBack, lockLetter, replace } from "@roomstream/events/consumer/replay";
import { type DomainEvent, schemaOf } from "@roomstream/events/envelope";
import { z } from "zod";
import { hotelOfId } from "../reservations/queries/hotel-of";
import { type Actor, actorName } from "../shared/actor";
import { type AuditEntry, recordAudit } from "../shared/audit";
import type { Context } from "../shared/context";
import { accept, type Result, refuse } from "../shared/result";
import { businessDateAt } from "../shared/stay";
import type { DeadLetter, EditedAnswer } from "./contract";
import { findDeadLetter, locate, problemOf } from "./dead-letters";

type Order = {
  ctx: Context;
  deadLetterId: string;
  /** The event that takes its place; as it is when there is none. */
  edited?: Record<string, unknown> | undefined;
  by: Actor;
  propertyIds: string[] | null;
};

const NO_SUCH = refuse("NOT_FOUND", "There is no such dead letter; list them to see which there are.");

/**
 * Replays one dead letter, for the group that failed and no other: as it is, or replaced by an edited event. A letter is
 * replayed once, and again only after it has failed again.
 */
export async function replayDeadLetter(order: Order): Promise<Result<DeadLetter>> {
  const { ctx, deadLetterId, edited, propertyIds } = order;
  const at = await locate(order);
  if (!at) return NO_SUCH;
  const { service } = at;
  const elsewhere = edited && (await refuseElsewhere(order, edited));
  if (elsewhere) return elsewhere;
  const done = await transaction(ctx.databases.of(service), async (tx): Promise<Result<null>> => {
    const letter = await lockLetter(tx, service, deadLetterId);
    if (!letter) return NO_SUCH;
    if (letter.status === "replayed") {
      const when = letter.replayedAt?.toISOString() ?? "already";
      const how = letter.replacedBy === null ? "as it was" : `as the event ${letter.replacedBy}`;
      return refuse(
        "ALREADY_REPLAYED",
        `It was replayed ${how} at ${when}; look at it again to see how it went.`,
      );
    }
    return edited === undefined ? asItIs(tx, service, letter, order) : inItsPlace(tx, service, letter, order);
  });
  if (!done.ok) return done;
  ctx.signals.send(edited === undefined ? "replay" : "outbox", service);
  const now = await findDeadLetter({ ctx, deadLetterId, propertyIds });
  return now ? accept(now) : NO_SUCH;
}

/** Whether an edited event could take a letter's place; nothing of it is kept. */
export async function checkEdited(
  asked: Pick<Order, "ctx" | "deadLetterId" | "propertyIds"> & { edited: Record<string, unknown> },
): Promise<Result<EditedAnswer>> {
  const at = await locate(asked);
  if (!at) return NO_SUCH;
  const made = eventFrom(asked.ctx, at.letter, asked.edited);
  const refused = made.ok ? await refuseElsewhere(asked, asked.edited) : made;
  if (!refused) return accept({ errors: [] });
  const { refusal } = refused;
  return accept({ errors: refusal.errors ?? [{ path: "edited", message: refusal.message }] });
}

async function asItIs(tx: Tx, service: Service, letter: StoredLetter, order: Order): Promise<Result<null>> {
  const problem = problemOf(letter);
  if (problem !== null) {
    return refuse("NOT_AN_EVENT", `As it is nobody can handle it; edit it and replay that. ${problem}`);
  }
  await giveBack(tx, service, [letter.deadLetterId], actorName(order.by));
  await audit(tx, service, letter, order, "dead-letter.replayed", null);
  return accept(null);
}

async function inItsPlace(
  tx: Tx,
  service: Service,
  letter: StoredLetter,
  order: Order,
): Promise<Result<null>> {
  const made = eventFrom(order.ctx, letter, order.edited ?? {});
  if (!made.ok) return made;
  const event = made.value;
  await replace(tx, service, { deadLetterId: letter.deadLetterId, by: actorName(order.by) }, event);
  await audit(tx, service, letter, order, "dead-letter.replaced", { eventId: event.eventId });
  return accept(null);
}

/**
 * Why the edited event is not the caller's to send: it says that it is of another hotel, or it is about a reservation of one, and
 * the group that takes it goes by the reservation.
 */
async function refuseElsewhere(
  { ctx, propertyIds }: Pick<Order, "ctx" | "propertyIds">,
  edited: Record<string, unknown>,
) {
  if (propertyIds === null) return undefined;
  const notYours = (path: string) =>
    refuse("INVALID_INPUT", `${path}: must be of one of your hotels`, {
      errors: [{ path: `edited.${path}`, message: "must be of one of your hotels" }],
    });
  const { propertyId, data } = about.parse(edited);
  if (propertyId !== null && !propertyIds.includes(propertyId)) return notYours("propertyId");
  const { reservationId } = data;
  const hotel = reservationId === null ? undefined : await hotelOfId({ ctx, reservationId });
  return hotel === undefined || propertyIds.includes(hotel) ? undefined : notYours("data.reservationId");
}

/** What of an event says whose it is; the rest, and whether it is one at all, is the catalog's to say. */
const about = z.object({
  propertyId: z.string().nullable().catch(null),
  data: z.object({ reservationId: z.uuid().nullable().catch(null) }).catch({ reservationId: null }),
});

/** The edited event with an id of its own, caused by the first, as the catalog wants it. */
function eventFrom(ctx: Context, letter: StoredLetter, edited: Record<string, unknown>): Result<DomainEvent> {
  const { topic } = letter;
  if (!isEventName(topic)) return refuse("NOT_AN_EVENT", `${topic} is not in the catalog any more.`);
  const parsed = schemaOf(topic).safeParse({
    ...edited,
    eventId: ctx.random.uuid(),
    eventVersion: catalog[topic].version,
    recordedAt: ctx.clock.now().toISOString(),
    causationId: letter.eventId ?? letter.deadLetterId,
  });
  if (parsed.success) return accept(parsed.data);
  return refuse("INVALID_INPUT", "Correct the fields named in `errors` and send it again.", {
    errors: parsed.error.issues.map((issue) => ({
      path: ["edited", ...issue.path.map(String)].join("."),
      message: issue.message,
    })),
  });
}

const audit = (
  tx: Tx,
  service: Service,
  letter: StoredLetter,
  { ctx, by }: Order,
  action: AuditEntry["action"],
  after: object | null,
) =>
  recordAudit(tx, service, {
    by,
    propertyId: letter.key,
    businessDate: businessDateAt(ctx.clock.now(), "UTC"),
    action,
    subject: { kind: "dead-letter", id: letter.deadLetterId },
    before: { eventId: letter.eventId, topic: letter.topic, errorKind: letter.errorKind },
    after,
    correlationId: letter.eventId ?? letter.deadLetterId,
  });
