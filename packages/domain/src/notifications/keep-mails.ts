import type { Tx } from "@roomstream/db/transaction";
import type { EventOf } from "@roomstream/events/envelope";
import { appendEvents } from "@roomstream/events/outbox/append";
import { findProperty } from "../property/queries/find-property";
import { guestKeys } from "../reservations/queries/guest-keys";
import { openGuest } from "../reservations/queries/open-guest";
import type { Context } from "../shared/context";
import { follow, hotelTime, IMPORT_ACTOR } from "../shared/follow";
import { seal } from "../shared/sealing";
import { mailFor } from "./mail";

type Ended = EventOf<"reservation.confirmed"> | EventOf<"reservation.cancelled">;

const IV_BYTES = 12;

/**
 * Keeps a mail for each ended request, sealed with the guest's own key; the event is the mail's one cause.
 * Imported history is not written to, and neither is a guest who was erased.
 */
export async function keepMails({
  ctx,
  tx,
  events,
}: {
  ctx: Context;
  tx: Tx;
  events: Ended[];
}): Promise<void> {
  const live = events.filter((event) => event.actor !== IMPORT_ACTOR);
  if (live.length === 0) return;
  const keys = await guestKeys({ ctx, guestIds: live.map((event) => event.data.guestDetails.guestId) });
  const drawn = await Promise.all(
    live.map((event) => drawUp(ctx, event, keys.get(event.data.guestDetails.guestId))),
  );
  const mails = drawn.flatMap((mail) => mail ?? []);
  const kept = await tx.query<{ mail_id: string }>({
    name: "keep-mails",
    text: `INSERT INTO notifications.mail (mail_id, event_id, kind, property_id, reservation_id, guest_id, sealed_content)
      SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::text[])
      ON CONFLICT (event_id) DO NOTHING RETURNING mail_id`,
    values: [
      mails.map((mail) => mail.mailId),
      mails.map((mail) => mail.event.eventId),
      mails.map((mail) => mail.kind),
      mails.map((mail) => mail.event.propertyId),
      mails.map((mail) => mail.event.data.reservationId),
      mails.map((mail) => mail.event.data.guestDetails.guestId),
      mails.map((mail) => mail.sealed),
    ],
  });
  const ids = new Set(kept.map((row) => row.mail_id));
  const sent = mails
    .filter((mail) => ids.has(mail.mailId))
    .map(({ mailId, kind, event }) => {
      const aggregate = { id: mailId, version: 1, occurredAt: hotelTime(ctx, event) };
      const data = { mailId, kind, reservationId: event.data.reservationId };
      return follow(ctx, event, aggregate, { eventType: "notification.sent", data });
    });
  await appendEvents({ tx, service: "notifications", signals: ctx.signals, events: sent });
}

async function drawUp(ctx: Context, event: Ended, key: Buffer | undefined) {
  if (!key) return undefined;
  const property = await findProperty({ ctx, propertyId: event.propertyId });
  if (!property) throw new Error(`there is no hotel ${event.propertyId}`);
  const { guestId, sealed } = event.data.guestDetails;
  const mailId = ctx.random.uuid();
  const mail = mailFor(event, openGuest(key, guestId, sealed), property);
  const kind =
    event.eventType === "reservation.confirmed" ? ("CONFIRMATION" as const) : ("NOT_CONFIRMED" as const);
  return { event, mailId, kind, sealed: seal(key, ctx.random.bytes(IV_BYTES), JSON.stringify(mail), mailId) };
}
