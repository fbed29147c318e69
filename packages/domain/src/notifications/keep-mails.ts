import type { Tx } from "@roomstream/db/transaction";
import { appendEvents } from "@roomstream/events/outbox/append";
import { type GivenBack, givenBack } from "../payments/queries/given-back";
import { findProperty } from "../property/queries/find-property";
import { guestKeys } from "../reservations/queries/guest-keys";
import { linkOf } from "../reservations/queries/link-of";
import { openGuest } from "../reservations/queries/open-guest";
import type { Context } from "../shared/context";
import { follow, hotelTime, IMPORT_ACTOR } from "../shared/follow";
import { seal } from "../shared/sealing";
import { kindOf, type MailKind, mailFor, type Told } from "./mail";

const IV_BYTES = 12;
const NOTHING: GivenBack = { kept: 0, toCard: 0, atDesk: 0 };

/**
 * Keeps a mail for each event that a guest is told of, sealed with the guest's own key; the event is the mail's one cause.
 * Imported history is not written to, and neither is a guest who was erased.
 */
export async function keepMails({
  ctx,
  tx,
  events,
}: {
  ctx: Context;
  tx: Tx;
  events: Told[];
}): Promise<void> {
  const told = events.flatMap((event) => {
    const kind = event.actor === IMPORT_ACTOR ? null : kindOf(event);
    return kind ? [{ event, kind }] : [];
  });
  if (told.length === 0) return;
  // What is kept and given back is said only to whom a stay has ended for.
  const ended = told.flatMap(({ event: { data } }) => ("fee" in data ? [data] : []));
  const [keys, back] = await Promise.all([
    guestKeys({ ctx, guestIds: told.map(({ event }) => event.data.guestDetails.guestId) }),
    ended.length > 0 ? givenBack({ ctx, ended }) : undefined,
  ]);
  const drawn = await Promise.all(
    told.map(({ event, kind }) => {
      const { reservationId, guestDetails } = event.data;
      return drawUp(ctx, event, kind, keys.get(guestDetails.guestId), back?.get(reservationId) ?? NOTHING);
    }),
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

async function drawUp(ctx: Context, event: Told, kind: MailKind, key: Buffer | undefined, back: GivenBack) {
  if (!key) return undefined;
  const property = await findProperty({ ctx, propertyId: event.propertyId });
  if (!property) throw new Error(`there is no hotel ${event.propertyId}`);
  const { reservationId, confirmationNumber, guestDetails } = event.data;
  const { guestId, sealed } = guestDetails;
  const mailId = ctx.random.uuid();
  const mail = mailFor(event, {
    guest: openGuest(key, guestId, sealed),
    property,
    manageUrl: linkOf(ctx, { reservationId, confirmationNumber }),
    back,
  });
  return { event, mailId, kind, sealed: seal(key, ctx.random.bytes(IV_BYTES), JSON.stringify(mail), mailId) };
}
