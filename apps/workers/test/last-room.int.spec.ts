import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectPromisesKept, type House, openHouse, soldOn, stayFrom, untilEnded } from "./support/house";

let house: House;

beforeAll(async () => {
  house = await openHouse(1);
});
afterAll(() => house.close());

const PEOPLE = Array.from({ length: 500 }, (_, nth) => nth);

describe("one room is left", () => {
  it("given 500 guests at once, then one is booked, all others are told that it is gone, and no money stays held", async () => {
    const stay = stayFrom(house.ctx, 10, 2);
    const told = await Promise.all(PEOPLE.map(() => house.ask(stay)));
    const refused = told.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]));
    expect(refused.filter((code) => code !== "SOLD_OUT")).toEqual([]);
    const accepted = told.flatMap((answer) => (answer.ok ? [answer.value] : []));
    const ends = await untilEnded(house, accepted);
    const booked = ends.filter((one) => one.status === "CONFIRMED");
    expect(booked).toHaveLength(1);
    expect(ends.length + refused.length).toBe(PEOPLE.length);
    const losers = ends.filter((one) => one.status !== "CONFIRMED");
    expect(losers.filter((one) => one.reason !== "SOLD_OUT" || one.nights > 0)).toEqual([]);
    expect(await soldOn(house, stay)).toEqual([1, 1]);
    await expectPromisesKept(house);
    const afterwards = await untilEnded(house, accepted);
    expect(
      afterwards.filter((one) => one.status !== "CONFIRMED" && one.held + one.kept + one.open > 0),
    ).toEqual([]);
  });

  it("given the second night is full, when guests ask for both nights at once, then nobody keeps the first", async () => {
    const [full, both] = [stayFrom(house.ctx, 31, 1), stayFrom(house.ctx, 30, 2)];
    const expectedTotal = { amount: 10_000, currency: "EUR" };
    // All ask while the night is free; whoever is not the first on it finds it taken.
    const told = await Promise.all([
      house.ask({ ...full, expectedTotal }),
      ...PEOPLE.slice(0, 60).map(() => house.ask(both)),
    ]);
    const accepted = told.flatMap((answer) => (answer.ok ? [answer.value] : []));
    const ends = await untilEnded(house, accepted);
    const booked = ends.filter((one) => one.status === "CONFIRMED");
    expect(booked).toHaveLength(1);
    expect(ends.filter((one) => one.status !== "CONFIRMED" && one.nights > 0)).toEqual([]);
    expect(await soldOn(house, both)).toEqual([(booked[0]?.nights ?? 0) - 1, 1]);
    await expectPromisesKept(house);
  });
});
