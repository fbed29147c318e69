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

/** Greater than every id: where the first page begins. */
const LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** The newest mails before `$1`, and one more to know whether there are others. */
const pageOf = (
  only: string,
) => `SELECT mail_id AS "mailId", kind, property_id AS "propertyId", guest_id AS "guestId",
    sealed_content AS "sealedContent", kept_at AS "keptAt"
  FROM notifications.mail WHERE mail_id < $1::uuid ${only} ORDER BY mail_id DESC LIMIT ${PAGE + 1}`;

/** A page of the mails of these hotels, opened; with null of all hotels. */
export async function keptMails(args: {
  ctx: Context;
  query: z.output<typeof keptMailsQuery>;
  propertyIds: string[] | null;
}): Promise<KeptMailsAnswer> {
  const { ctx, query, propertyIds } = args;
  const before = query.cursor ?? LAST;
  const rows = await run<Row>(
    ctx.databases.of("notifications"),
    propertyIds === null
      ? { name: "kept-mails", text: pageOf(""), values: [before] }
      : {
          name: "kept-mails-of-hotels",
          // A page of each hotel by its index: else those of a small hotel are looked for among all others'.
          text: `SELECT m.* FROM unnest($2::text[]) AS hotel (property_id)
            CROSS JOIN LATERAL (${pageOf("AND property_id = hotel.property_id")}) AS m
            ORDER BY "mailId" DESC LIMIT ${PAGE + 1}`,
          values: [before, [...new Set(propertyIds)]],
        },
  );
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
