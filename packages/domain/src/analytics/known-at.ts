import type { Tx } from "@roomstream/db/transaction";
import type { Envelope } from "@roomstream/events/envelope";
import type { Context } from "../shared/context";
import { IMPORT_ACTOR } from "../shared/follow";

type Heard = Pick<Envelope, "propertyId" | "occurredAt" | "actor">;

/**
 * Says of each event from when it counts: when it happened, by the hotel's time; but what is heard of a time whose figures are final
 * counts from now, for they do not change any more. Imported history counts as it was.
 * Takes the books of the events' hotels until the transaction ends: what is folded from several facts is folded by one at a time.
 */
export async function knownAtOf(ctx: Context, tx: Tx, events: Heard[]): Promise<(event: Heard) => string> {
  const finalUntil = await takeBooks(tx, [...new Set(events.map(({ propertyId }) => propertyId))]);
  const now = ctx.clock.now().toISOString();
  return ({ propertyId, occurredAt, actor }) => {
    const final = finalUntil.get(propertyId)?.toISOString();
    return actor !== IMPORT_ACTOR && final !== undefined && occurredAt <= final ? now : occurredAt;
  };
}

/** Locks the books of hotels in key order, and says up to when the figures of each are final. */
async function takeBooks(tx: Tx, propertyIds: string[]): Promise<Map<string, Date | null>> {
  const take = () =>
    tx.query<{ property_id: string; moment: Date | null }>({
      name: "take-books",
      text: `SELECT property_id, nullif(final_until, '-infinity') AS moment FROM analytics.book WHERE property_id = ANY($1::text[])
        ORDER BY property_id FOR UPDATE`,
      values: [propertyIds],
    });
  let rows = await take();
  if (rows.length < propertyIds.length) {
    await tx.query({
      name: "open-books",
      text: `INSERT INTO analytics.book (property_id, final_until) SELECT property_id, '-infinity'
        FROM unnest($1::text[]) AS heard (property_id) ORDER BY 1 ON CONFLICT DO NOTHING`,
      values: [propertyIds],
    });
    rows = await take();
  }
  return new Map(rows.map((row) => [row.property_id, row.moment]));
}
