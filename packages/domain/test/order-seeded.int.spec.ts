import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import type { Context } from "@roomstream/domain/shared/context";
import { contextOver, openTestHotel } from "@roomstream/domain/testing/test-hotel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  agreedOf,
  deadLetters,
  type EndState,
  endStates,
  wrongBooks,
  wrongNights,
} from "./support/end-state";
import { askForEach, type Kind, kinds, planOf } from "./support/kinds";
import { Schedule, seeded } from "./support/schedule";

/** Each round is one order for each kind of request. */
const ROUNDS = 40;

let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = contextOver(database);
  await openTestHotel(ctx, 2);
  await run(ctx.databases.of("availability"), {
    text: `UPDATE availability.availability_calendar
      SET sell_limit = CASE room_type_id WHEN 'SUITE' THEN 0 ELSE 100000 END,
        overbooking = CASE room_type_id WHEN 'SUITE' THEN 0 ELSE 100000 END - physical`,
  });
});
afterAll(() => database.drop());

async function ends(asked: Map<string, Kind>): Promise<Map<Kind, EndState>> {
  const states = await endStates(ctx, [...asked.keys()]);
  return new Map(
    [...states].flatMap(([id, state]) => {
      const kind = asked.get(id);
      return kind ? [[kind, state] as const] : [];
    }),
  );
}

const told = (ends: Map<Kind, EndState>) =>
  Object.fromEntries([...ends].map(([kind, end]) => [kind, planOf(kind).anyMoment ? agreedOf(end) : end]));

describe("whatever the order in which the services hear of a request", () => {
  it(`given each event comes twice, in ${ROUNDS * kinds.length} seeded orders, then each kind of request ends in one state`, async () => {
    const first = await askForEach(ctx, kinds);
    // Always the oldest first, each once: the order in which things happened.
    await new Schedule(ctx, first, () => 0, 1).run();
    const expected = await ends(first);
    for (const kind of kinds) {
      const { status, reason, withdrawn } = expected.get(kind)?.reservation ?? {};
      const plan = planOf(kind);
      expect(`${kind}: ${reason ?? status}, ${withdrawn}`).toBe(
        `${kind}: ${plan.end}, ${plan.withdrawn ?? null}`,
      );
    }
    for (let round = 1; round <= ROUNDS; round += 1) {
      const asked = await askForEach(ctx, kinds);
      await new Schedule(ctx, asked, seeded(round), 2).run();
      expect(told(await ends(asked)), `seed ${round}`).toEqual(told(expected));
    }
    expect(await wrongNights(ctx)).toEqual([]);
    expect(await wrongBooks(ctx)).toEqual([]);
    expect(await deadLetters(ctx)).toEqual([]);
  }, 480_000);
});
