import { run } from "@roomstream/db/transaction";
import { z } from "zod";
import { guestKeys } from "../../reservations/queries/guest-keys";
import type { Context } from "../../shared/context";
import { unseal } from "../../shared/sealing";

const mail = z.object({ to: z.string(), subject: z.string(), text: z.string() });
export type KeptMail = z.infer<typeof mail> & {
  mailId: string;
  kind: "CONFIRMATION" | "NOT_CONFIRMED";
  keptAt: string;
};

/** The mails kept for a reservation, opened, oldest first; those of an erased guest are not to be read any more. */
export async function mailsOf(args: { ctx: Context; reservationId: string }): Promise<KeptMail[]> {
  const { ctx, reservationId } = args;
  const rows = await run<{
    mail_id: string;
    kind: KeptMail["kind"];
    guest_id: string;
    sealed_content: string;
    kept_at: Date;
  }>(ctx.databases.of("notifications"), {
    name: "mails-of",
    text: `SELECT mail_id, kind, guest_id, sealed_content, kept_at FROM notifications.mail
      WHERE reservation_id = $1 ORDER BY kept_at`,
    values: [reservationId],
  });
  const keys = await guestKeys({ ctx, guestIds: rows.map((row) => row.guest_id) });
  return rows.flatMap((row) => {
    const key = keys.get(row.guest_id);
    if (!key) return [];
    const content = mail.parse(JSON.parse(unseal(key, row.sealed_content, row.mail_id).toString()));
    return [{ ...content, mailId: row.mail_id, kind: row.kind, keptAt: row.kept_at.toISOString() }];
  });
}
