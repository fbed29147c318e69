import { run } from "@roomstream/db/transaction";
import { keptMails } from "@roomstream/domain/notifications/queries/kept-mails";
import { HOTEL } from "@roomstream/domain/testing/test-hotel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FrontDesk, openFrontDesk } from "./support/open-desk";

const BUSY = 20_000;
let desk: FrontDesk;
let numbers: string[];

/** A small hotel with three mails, and then a busy one with very many. */
beforeAll(async () => {
  desk = await openFrontDesk(10);
  numbers = [await desk.book(), await desk.book(), await desk.book()];
  await run(desk.ctx.databases.of("notifications"), {
    text: `INSERT INTO notifications.mail (mail_id, event_id, kind, property_id, reservation_id, guest_id, sealed_content)
      SELECT ('ffffffff-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, gen_random_uuid(), 'CONFIRMATION', 'BUSY-001',
        gen_random_uuid(), gen_random_uuid(), 'sealed' FROM generate_series(1, ${BUSY}) n`,
  });
  await run(desk.ctx.databases.of("notifications"), { text: "ANALYZE notifications.mail" });
});
afterAll(() => desk.close());

const pageOf = (propertyIds: string[] | null, cursor?: string) =>
  keptMails({ ctx: desk.ctx, query: cursor === undefined ? {} : { cursor }, propertyIds });

describe("the mails that were kept", () => {
  it("given the operator of a small hotel, then they are that hotel's, the newest first", async () => {
    const { items, next } = await pageOf([HOTEL.propertyId, HOTEL.propertyId]);
    expect(next).toBeNull();
    const named = items.map(({ subject }) => numbers.findIndex((number) => subject.includes(number)));
    expect(named).toEqual([2, 1, 0]);
    expect(await pageOf([])).toEqual({ items: [], next: null });
  });

  it("given several hotels, or all, then page follows page and none is missed", async () => {
    for (const propertyIds of [[HOTEL.propertyId, "BUSY-001"], null]) {
      const cursors = new Set<string>();
      let shown = 0;
      for (let next: string | null | undefined; next !== null; ) {
        const page = await pageOf(propertyIds, next);
        shown += page.items.length;
        next = page.next;
        if (next !== null) cursors.add(next);
      }
      // Those of the busy hotel cannot be opened: their guests were erased.
      expect(shown).toBe(numbers.length);
      expect(cursors.size).toBe(BUSY / 50);
    }
  });

  it("given a busy hotel beside it, then a page of the small one is read by its index, and nothing else is", async () => {
    const before = await scanned();
    await pageOf([HOTEL.propertyId]);
    expect((await scanned()) - before).toBeLessThan(10);
  });
});

/** How many rows of the table were read, by this or any other connection. */
async function scanned(): Promise<number> {
  const database = desk.ctx.databases.of("notifications");
  await run(database, { text: "SELECT pg_stat_force_next_flush()" });
  const [row] = await run<{ rows: number }>(database, {
    text: `SELECT (t.seq_tup_read + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes i WHERE i.relid = t.relid))::bigint AS rows
      FROM pg_stat_user_tables t WHERE t.schemaname = 'notifications' AND t.relname = 'mail'`,
  });
  return row?.rows ?? 0;
}
