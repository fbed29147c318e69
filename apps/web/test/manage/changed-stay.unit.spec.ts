import { describe, expect, it } from "vitest";
import { changeWords } from "../../lib/manage/change-words";
import { differenceOf, runsOf } from "../../lib/manage/difference";
import { arriveOn, type Limits, leaveOn, nightsIn } from "../../lib/manage/nights";
import { atOnce, barOf, columnOf, tapeOf } from "../../lib/manage/tape";
import { changeTo, isSame, wantedOf } from "../../lib/manage/wanted";
import { stay, totals } from "./stays";

const booked = stay();
const limits: Limits = { earliest: "2026-11-22", until: "2028-04-05", mostNights: 60, begun: false };
const eur = (amount: number) => ({ amount, currency: "EUR" });

describe("a stay as its guest would have it", () => {
  it("names only what is another than booked", () => {
    expect(changeTo({ ...wantedOf(booked), departure: "2026-12-15" }, booked)).toEqual({
      departure: "2026-12-15",
    });
    expect(isSame(wantedOf(booked), booked)).toBe(true);
  });

  it("never ends before its first night, past the longest stay, or past what is sold", () => {
    expect(leaveOn("2026-12-01", booked, limits)).toBe("2026-12-12");
    expect(leaveOn("2027-12-01", booked, limits)).toBe("2027-02-09");
    expect(leaveOn("2026-12-20", booked, { ...limits, until: "2026-12-16" })).toBe("2026-12-16");
  });

  it("never begins in the past or on the day it ends, and not elsewhere once it has begun", () => {
    expect(arriveOn("2026-11-01", booked, limits)).toBe("2026-11-22");
    expect(arriveOn("2026-12-20", booked, limits)).toBe("2026-12-13");
    expect(arriveOn("2026-12-12", booked, { ...limits, begun: true })).toBe("2026-12-11");
  });

  it("has as many nights over the change of the clocks as on any other days", () => {
    expect(nightsIn({ arrival: "2027-03-27", departure: "2027-03-29" })).toEqual([
      "2027-03-27",
      "2027-03-28",
    ]);
    expect(nightsIn({ arrival: "2027-10-30", departure: "2027-11-01" })).toEqual([
      "2027-10-30",
      "2027-10-31",
    ]);
  });
});

describe("the difference of a change", () => {
  const sum = (lines: { amount: number }[]) => lines.reduce((all, { amount }) => all + amount, 0);

  it("is the added night and its tax, line by line, to the cent", () => {
    const after = {
      nights: [...booked.nights, { date: "2026-12-14", amount: 13_900 }],
      totals: totals(58_900, 3_200),
    };
    const lines = differenceOf(booked, after);
    expect(lines).toEqual([
      { name: "Night of Monday 14", amount: 13_900 },
      { name: "Tourist tax", amount: 800 },
    ]);
    expect(sum(lines)).toBe(after.totals.total - booked.totals.total);
  });

  it("takes away what is given back", () => {
    const after = { nights: booked.nights.slice(0, 2), totals: totals(30_000, 1_600) };
    expect(differenceOf(booked, after)).toEqual([
      { name: "Night of Sunday 13", amount: -15_000 },
      { name: "Tourist tax", amount: -800 },
    ]);
  });

  it("tells many nights together, and they still add up", () => {
    const more = nightsIn({ arrival: "2026-12-14", departure: "2027-02-09" }).map((date) => ({
      date,
      amount: 10_001,
    }));
    const after = { nights: [...booked.nights, ...more], totals: totals(45_000 + 57 * 10_001, 2_400) };
    const lines = differenceOf(booked, after);
    expect(lines).toEqual([{ name: "57 nights more", amount: 57 * 10_001 }]);
    expect(sum(lines)).toBe(after.totals.total - booked.totals.total);
  });

  it("shows nights that cost something else in another room", () => {
    const after = {
      nights: booked.nights.map((night) => ({ ...night, amount: 16_000 })),
      totals: totals(48_000, 2_400),
    };
    expect(differenceOf(booked, after).map(({ amount }) => amount)).toEqual([1_000, 1_000, 1_000]);
  });
});

describe("the button that changes", () => {
  const wanted = wantedOf(booked);
  it.each([
    [{ departure: "2026-12-15" }, 14_700, "Add Monday night for €147.00"],
    [{ departure: "2026-12-16" }, 29_400, "Add two nights for €294.00"],
    [{ departure: "2026-12-13" }, -15_800, "Give back Sunday night, €158.00 less"],
    [{ departure: "2026-12-12" }, -31_600, "Give back two nights, €316.00 less"],
    [{ arrival: "2026-12-12", departure: "2026-12-15" }, 0, "Move your stay, at the same price"],
    [{ roomTypeId: "CLASSIC" }, -6_000, "Change the room, €60.00 less"],
    [{ children: 1 }, 1_000, "Change the guests, €10.00 more"],
    [{ children: 1, departure: "2026-12-15" }, 20_000, "Change your stay, €200.00 more"],
  ])("says what happens and what it costs: %j", (change, difference, words) => {
    expect(changeWords(booked, { ...wanted, ...change }, eur(difference))).toBe(words);
  });

  it("counts yen without decimals", () => {
    expect(
      changeWords(booked, { ...wanted, departure: "2026-12-15" }, { amount: 18_450, currency: "JPY" }),
    ).toBe("Add Monday night for ¥18,450");
  });
});

describe("the tape", () => {
  const around = new Map<string, number | "FULL">([
    ["2026-12-14", 13_900],
    ["2026-12-15", "FULL"],
  ]);

  it("pencils what would be added, and shows what is around and what is full", () => {
    const nights = tapeOf({
      booked,
      wanted: { ...wantedOf(booked), departure: "2026-12-15" },
      priced: [],
      around,
    });
    expect(nights.map(({ date, kind }) => `${date.slice(8)} ${kind}`)).toEqual([
      "10 outside",
      "11 kept",
      "12 kept",
      "13 kept",
      "14 more",
      "15 outside",
      "16 outside",
    ]);
    expect(nights.find(({ date }) => date === "2026-12-14")?.amount).toBe(13_900);
    expect(nights.find(({ date }) => date === "2026-12-15")?.full).toBe(true);
    expect(barOf(nights)).toEqual({ from: 1, length: 4 });
    expect(columnOf(nights, "2026-12-15")).toBe(5);
  });

  it("keeps its measure while a stay is drawn out, so that no night runs away under the hand", () => {
    const wider = (departure: string) =>
      tapeOf({ booked, wanted: { ...wantedOf(booked), departure }, priced: [], around });
    expect(atOnce(booked)).toBe(7);
    expect(wider("2026-12-15")).toHaveLength(7);
    expect(wider("2026-12-16")).toHaveLength(7);
    expect(wider("2026-12-20")).toHaveLength(11);
    expect(atOnce(stay({ departure: "2027-02-09" }))).toBe(12);
  });

  it("strikes what would be given back", () => {
    const nights = tapeOf({
      booked,
      wanted: { ...wantedOf(booked), departure: "2026-12-13" },
      priced: [],
      around,
    });
    expect(nights.filter(({ kind }) => kind === "less").map(({ date }) => date)).toEqual(["2026-12-13"]);
  });

  it("pencils every night in another room", () => {
    const nights = tapeOf({
      booked,
      wanted: { ...wantedOf(booked), roomTypeId: "CLASSIC" },
      priced: [],
      around,
    });
    expect(nights.filter(({ kind }) => kind === "more")).toHaveLength(3);
  });
});

it("writes a long account in runs of one price", () => {
  expect(
    runsOf([
      { date: "2026-12-30", amount: 100 },
      { date: "2026-12-31", amount: 100 },
      { date: "2027-01-01", amount: 90 },
    ]).map(({ count, amount }) => [count, amount]),
  ).toEqual([
    [2, 200],
    [1, 90],
  ]);
});
