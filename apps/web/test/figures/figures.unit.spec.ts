import { describe, expect, it } from "vitest";
import { asOfIn, instantThere, momentWords, placeOf, rulerDays } from "../../lib/figures/as-of";
import { csvOf, fileName } from "../../lib/figures/csv";
import { drawStreet, MOST_WINDOWS } from "../../lib/figures/houses";
import { dayOfAxis, nightBars, scaleOf, weekendsOf } from "../../lib/figures/night-bars";
import { changeFrom, percent, pointsBetween, roundAmount, signedCount } from "../../lib/figures/numbers";
import { channelsSheet, monthsSheet, nightsSheet, shown, weeksSheet } from "../../lib/figures/sheets";
import { weekLine } from "../../lib/figures/week-line";
import { emptyOverview, livelyOverview } from "./overviews";

describe("figures as they are written", () => {
  it("says by how much something changed, and nothing where there is nothing to compare with", () => {
    expect(percent(0.8519)).toBe("85.2\u00a0%");
    expect(percent(null)).toBe("–");
    expect(pointsBetween(0.852, 0.796)).toBe("+5.6");
    expect(pointsBetween(0.852, 0.8521)).toBe("0.0");
    expect(pointsBetween(0.852, null)).toBeUndefined();
    expect(changeFrom(12_460, 12_000)).toBe("+3.8\u00a0%");
    expect(changeFrom(11_000, 12_000)).toBe("−8.3\u00a0%");
    expect(changeFrom(12_000, 0)).toBeUndefined();
    expect([shown(1_284), shown(-3)]).toEqual(["1,284", "−3"]);
    expect([signedCount(19), signedCount(-2), signedCount(0)]).toEqual(["+19", "−2", "0"]);
  });

  it("rounds sums of months to the main unit, and yen, which have no smaller one, not at all", () => {
    expect(roundAmount(14_356_950, "EUR")).toBe("€143,570");
    expect(roundAmount(14_356_950, "JPY")).toBe("¥14,356,950");
  });
});

describe("the bars of the nights", () => {
  const [first] = emptyOverview().nights;
  if (!first) throw new Error("the overview has no nights");
  const bar = (sold: number, soldWeekBefore: number) => nightBars([{ ...first, sold, soldWeekBefore }])[0];

  it("stand on what was there a week ago, and say apart what came and what went", () => {
    expect(bar(20, 15)).toMatchObject({ before: 15, pickedUp: 5, givenBack: 0 });
    expect(bar(15, 20)).toMatchObject({ before: 15, pickedUp: 0, givenBack: 5 });
  });

  it("are drawn from zero to the whole house, or beyond it where more was sold", () => {
    expect(scaleOf(emptyOverview().nights)).toEqual({ top: 54, ticks: [0, 18, 36, 54] });
    expect(scaleOf([{ ...first, sold: 60 }]).top).toBe(60);
    expect(scaleOf([{ ...first, available: 0 }]).top).toBeGreaterThan(0);
  });

  it("are shaded on Fridays and Saturdays, also where a weekend is cut off", () => {
    const from = (night: string) => [{ ...first, night }];
    expect(weekendsOf(emptyOverview().nights)[0]).toEqual({ from: "2026-11-27", to: "2026-11-28" });
    expect(weekendsOf(from("2026-11-27"))).toEqual([{ from: "2026-11-27", to: "2026-11-27" }]);
    expect(weekendsOf(from("2026-11-28"))).toEqual([{ from: "2026-11-28", to: "2026-11-28" }]);
    expect(dayOfAxis("2026-12-07", false, false)).toBe("Mon 7 Dec");
    expect(dayOfAxis("2026-12-14", false, true)).toBe("14");
  });
});

describe("the line of what was cancelled", () => {
  it("has no point where nothing was booked, and a scale of whole per cents", () => {
    const { points, top } = weekLine([
      { week: "2026-11-09", booked: 0, cancelled: 0, bookedLastYear: 10, cancelledLastYear: 2 },
      { week: "2026-11-16", booked: 10, cancelled: 1, bookedLastYear: 0, cancelledLastYear: 0 },
    ]);
    expect(points).toMatchObject([
      { share: null, lastYear: 0.2 },
      { share: 0.1, lastYear: null },
    ]);
    expect(top).toBeCloseTo(0.3);
  });
});

describe("the file of a chart", () => {
  it("has dates, whole numbers and amounts as spreadsheets take them", () => {
    const [head, first] = csvOf(monthsSheet(livelyOverview())).split("\r\n");
    expect(head).toBe(
      "From,To,Room revenue,Room revenue last year,Rooms sold,Occupancy,Occupancy last year,ADR,RevPAR,Currency",
    );
    expect(first).toBe("2026-11-01,2026-11-21,143569.00,129110.00,950,0.8377,0.7866,151.13,126.60,EUR");
  });

  it("has no minor units where the currency has none, and nothing where nothing is known", () => {
    const [, first] = csvOf(monthsSheet({ ...emptyOverview(), currency: "JPY" })).split("\r\n");
    expect(first).toBe("2026-11-01,2026-11-21,0,,0,0,,,0,JPY");
  });

  it("lets no name be taken for a formula, nor break a line", () => {
    const channels = ['=HYPERLINK("x")', "Meyer, Sons\nand Co"].map((channel) => ({
      channel,
      roomNights: 1,
      roomNightsLastYear: 0,
      revenue: 100,
    }));
    const file = csvOf(channelsSheet({ channels, currency: "EUR" }));
    expect(file).toContain(`"'=HYPERLINK(""x"")",1,0,1.00,EUR\r\n`);
    expect(file).toContain(`"Meyer, Sons\nand Co",1,0,1.00,EUR\r\n`);
  });

  it("has a line for every night and week", () => {
    const lively = livelyOverview();
    expect(csvOf(nightsSheet(lively)).trim().split("\r\n")).toHaveLength(61);
    expect(csvOf(weeksSheet(lively)).trim().split("\r\n")).toHaveLength(13);
    expect(fileName("casa-do-mirante", "nights", "2026-11-22T14:02:00.000Z")).toBe(
      "casa-do-mirante-nights-2026-11-22T14-02.csv",
    );
  });

  it("says the same as the table, which is for people", () => {
    expect(monthsSheet(livelyOverview()).rows[0]?.map(shown)).toEqual([
      "Sun 1 Nov",
      "Sat 21 Nov",
      "€143,569.00",
      "€129,110.00",
      "950",
      "83.8\u00a0%",
      "78.7\u00a0%",
      "€151.13",
      "€126.60",
    ]);
  });
});

describe("the moment that is looked back from", () => {
  it("is read from the address, and nothing else is", () => {
    expect(asOfIn("2026-11-15")).toBe("2026-11-15");
    expect(asOfIn("2026-11-15T18:00+01:00")).toBe("2026-11-15T17:00:00.000Z");
    for (const text of [null, "", "yesterday", "2026-02-30", "2026-11-15T25:00Z", "2026-11-15T18:00", "2026"])
      expect(asOfIn(text)).toBeUndefined();
  });

  it("is what the clock of the hotel shows", () => {
    expect(instantThere("2026-07-15", "18:00", "Europe/Lisbon")).toBe("2026-07-15T17:00:00.000Z");
    expect(instantThere("2026-11-15", "18:00", "Asia/Tokyo")).toBe("2026-11-15T09:00:00.000Z");
    expect(instantThere("2026-11-15", "00:30", "America/New_York")).toBe("2026-11-15T05:30:00.000Z");
  });

  it("is said by the clock of the hotel, and a date by its end", () => {
    expect(momentWords("2026-11-21", "Asia/Tokyo")).toBe("the end of Sat 21 Nov");
    expect(momentWords("2026-11-21T17:00:00.000Z", "Asia/Tokyo")).toBe("Sun 22 Nov, 02:00");
  });

  it("is the first of two where clocks are set back, and after the gap where they are set forward", () => {
    expect(instantThere("2026-10-25", "01:30", "Europe/Lisbon")).toBe("2026-10-25T00:30:00.000Z");
    expect(instantThere("2026-03-29", "01:30", "Europe/Lisbon")).toBe("2026-03-29T01:30:00.000Z");
  });

  it("lies on a ruler of four weeks, or of the days that are known", () => {
    const days = rulerDays("2026-11-22", "2025-01-01T00:00:00Z", "Europe/Lisbon");
    expect([days[0], days.at(-1), days.length]).toEqual(["2026-10-25", "2026-11-22", 29]);
    expect(rulerDays("2026-11-22", "2026-11-20T12:00:00Z", "Europe/Lisbon")).toHaveLength(3);
    expect(rulerDays("2026-11-22", null, "Europe/Lisbon")).toEqual(["2026-11-22"]);
    expect(placeOf(undefined, days, "Europe/Lisbon")).toBe(28);
    expect(placeOf("2026-11-15", days, "Europe/Lisbon")).toBe(21);
    expect(placeOf("2026-11-15T18:00:00.000Z", days, "Asia/Tokyo")).toBe(22);
    expect(placeOf("2026-01-01", days, "Europe/Lisbon")).toBe(0);
  });
});

describe("the street of rooms", () => {
  const rooms = { physical: 54, outOfOrder: 2, sold: 46, complimentary: 1 };
  const many = (state: string, of = rooms) =>
    drawStreet(of)?.windows.filter((window) => window.state === state).length;

  it("has a window for each room, in the state it is in", () => {
    expect(["sold", "complimentary", "out-of-order", "free"].map((state) => many(state))).toEqual([
      46, 1, 2, 5,
    ]);
  });

  it("lights one window more with a room that is sold, and changes no other", () => {
    const before = drawStreet({ ...rooms, complimentary: 0 })?.windows ?? [];
    const after = drawStreet({ ...rooms, complimentary: 0, sold: 47 })?.windows ?? [];
    expect(before.filter((window, index) => window.state !== after[index]?.state)).toHaveLength(1);
  });

  it("keeps every window within its drawing, whatever the size of the house", () => {
    for (const physical of [1, 2, 5, 18, 54, 86, MOST_WINDOWS]) {
      const street = drawStreet({ physical, outOfOrder: 0, sold: 0, complimentary: 0 });
      expect(street?.windows).toHaveLength(physical);
      expect(new Set(street?.windows.map(({ x, y }) => `${x} ${y}`)).size).toBe(physical);
      for (const { x, y } of street?.windows ?? []) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + 8).toBeLessThanOrEqual(street?.width ?? 0);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y + 10).toBeLessThanOrEqual(street?.height ?? 0);
      }
    }
  });

  it("is not drawn where nobody could count it", () => {
    expect(drawStreet({ ...rooms, physical: 0 })).toBeUndefined();
    expect(drawStreet({ ...rooms, physical: MOST_WINDOWS + 1 })).toBeUndefined();
  });
});
