import { run } from "@roomstream/db/transaction";
import { z } from "zod";
import { guestKeys } from "../../reservations/queries/guest-keys";
import type { Context } from "../../shared/context";
import { unseal } from "../../shared/sealing";

const PAGE = 50;

export const keptMailsQuery = z.strictObject({
  /** Where the last page ended: its `next`. */
  cursor: z.uuid().optional(),
});

const content = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string().optional(),
});

/** A mail that was written, as its reader got it. */
export const keptMail = content.extend({
  mailId: z.uuid(),
  kind: z.string(),
  propertyId: z.string(),
  keptAt: z.iso.datetime(),
});

export const keptMailsAnswer = z.object({
  /** From the newest on; without those of guests who were erased. */
  items: z.array(keptMail),
  next: z.uuid().nullable(),
});
export type KeptMailsAnswer = z.infer<typeof keptMailsAnswer>;

type Row = {
  mailId: string;
  kind: string;
  propertyId: string;
  guestId: string;
  sealedContent: string;
  keptAt: Date;
};

/** A page of the mails of these hotels, opened; with null of all hotels. */
export async function keptMails(args: {
  ctx: Context;
  query: z.output<typeof keptMailsQuery>;
  propertyIds: string[] | null;
}): Promise<KeptMailsAnswer> {
  const { ctx, query, propertyIds } = args;
  const rows = await run<Row>(ctx.databases.of("notifications"), {
    name: "kept-mails",
    text: `SELECT mail_id AS "mailId", kind, property_id AS "propertyId", guest_id AS "guestId",
        sealed_content AS "sealedContent", kept_at AS "keptAt"
      FROM notifications.mail WHERE ($1::text[] IS NULL OR property_id = ANY($1)) AND ($2::uuid IS NULL OR mail_id < $2)
      ORDER BY mail_id DESC LIMIT ${PAGE + 1}`,
    values: [propertyIds, query.cursor ?? null],
  });
  const page = rows.slice(0, PAGE);
  const keys = await guestKeys({ ctx, guestIds: page.map(({ guestId }) => guestId) });
  const items = page.flatMap(({ guestId, sealedContent, keptAt, ...mail }) => {
    const key = keys.get(guestId);
    if (!key) return [];
    const opened = content.parse(JSON.parse(unseal(key, sealedContent, mail.mailId).toString()));
    return [{ ...mail, ...opened, keptAt: keptAt.toISOString() }];
  });
  return { items, next: rows.length > PAGE ? (page.at(-1)?.mailId ?? null) : null };
}
