import { randomUUID } from "node:crypto";
import { run } from "@roomstream/db/transaction";
import { createReservation } from "@roomstream/domain/reservations/create-reservation";
import { requestFor } from "@roomstream/domain/testing/test-hotel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectPromisesKept, type House, openHouse, stayFrom, total, untilEnded } from "./support/house";

let house: House;

beforeAll(async () => {
  house = await openHouse(3);
});
afterAll(() => house.close());

describe("a request that is sent again", () => {
  it("given one key twenty times at once, then there is one reservation, and everybody gets the same answer", async () => {
    const key = randomUUID();
    const told = await Promise.all(
      Array.from({ length: 20 }, () => house.ask(stayFrom(house.ctx, 90, 2), key)),
    );
    const [first] = told;
    expect(first?.ok).toBe(true);
    for (const answer of told) expect(answer).toEqual(first);
    const [count] = await run<{ count: number }>(house.ctx.databases.of("reservations"), {
      text: "SELECT count(*) FROM reservations.reservation r WHERE arrival = $1",
      values: [stayFrom(house.ctx, 90, 2).arrival],
    });
    expect(count).toEqual({ count: 1 });
  });

  it("given the key with another request, then it is refused, and nothing is recorded", async () => {
    const key = randomUUID();
    const first = await house.ask({}, key);
    const other = await house.ask({ adults: 1 }, key);
    expect(first.ok).toBe(true);
    expect(other).toMatchObject({ ok: false, refusal: { code: "IDEMPOTENCY_KEY_REUSED" } });
    expect(await house.ask({}, key)).toEqual(first);
  });

  it("given the last room went to the same request a moment ago, then its repetition gets the answer and not SOLD_OUT", async () => {
    const { ctx } = house;
    const stay = { ...stayFrom(ctx, 100, 2), roomTypeId: "SUITE" };
    for (let nth = 0; nth < 2; nth += 1) await untilEnded(house, [await accepted(house.ask(stay))]);
    const key = randomUUID();
    // The repetition has looked for its key when the first is not there yet, and for a room when it is gone.
    let first: ReturnType<House["ask"]> | undefined;
    const databases = {
      ...ctx.databases,
      of(service: Parameters<typeof ctx.databases.of>[0]) {
        const database = ctx.databases.of(service);
        if (service !== "availability") return database;
        const pool = Object.create(database.pool);
        pool.query = async (...args: Parameters<typeof database.pool.query>) => {
          first ??= house.ask(stay, key);
          await untilEnded(house, [await accepted(first)]);
          return database.pool.query(...args);
        };
        return { ...database, pool };
      },
    };
    const repeated = await createReservation({
      ctx: { ...ctx, databases },
      input: requestFor(ctx, stay),
      caller: "guest",
      idempotencyKey: key,
      actor: "guest",
    });
    expect(repeated).toEqual(await first);
  });
});

async function accepted(asked: ReturnType<House["ask"]>) {
  const answer = await asked;
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value;
}

describe("a house that fills up", () => {
  it("given 200 guests ask at once for long stays that overlap, then all promises hold", async () => {
    const told = await Promise.all(
      Array.from({ length: 200 }, (_, nth) => {
        const nights = 1 + ((nth * 7) % 14);
        return house.ask({
          ...stayFrom(house.ctx, 10 + ((nth * 13) % 20), nights),
          expectedTotal: total(nights),
        });
      }),
    );
    const views = told.flatMap((answer) => (answer.ok ? [answer.value] : []));
    const ends = await untilEnded(house, views);
    expect(ends.some((one) => one.status === "CONFIRMED")).toBe(true);
    expect(ends.filter((one) => one.status !== "CONFIRMED" && one.reason !== "SOLD_OUT")).toEqual([]);
    await expectPromisesKept(house);
  });
});
