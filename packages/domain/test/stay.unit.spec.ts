import {
  addDays,
  businessDateAt,
  dayOfWeek,
  momentAt,
  nightCount,
  nightsOf,
} from "@roomstream/domain/shared/stay";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const LISBON = "Europe/Lisbon";

describe("the nights of a stay", () => {
  it.each([
    ["2028-02-28", "2028-03-01", ["2028-02-28", "2028-02-29"]],
    ["2027-02-28", "2027-03-01", ["2027-02-28"]],
    ["2026-12-31", "2027-01-02", ["2026-12-31", "2027-01-01"]],
    ["2026-12-31", "2026-12-31", []],
    ["2026-12-31", "2026-12-30", []],
  ])("from %s to %s are %j: the day of departure is none", (arrival, departure, nights) => {
    expect(nightsOf({ arrival, departure })).toEqual(nights);
  });

  it("are as many as the dates are apart, over every change of the clock", () => {
    const day = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays("2024-01-01", days));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (arrival, count) => {
        const stay = { arrival, departure: addDays(arrival, count) };
        expect(nightCount(stay)).toBe(count);
        expect(nightsOf(stay)).toHaveLength(count);
      }),
    );
  });

  it("are counted below zero when they are the wrong way round", () => {
    expect(nightCount({ arrival: "2026-12-02", departure: "2026-12-01" })).toBe(-1);
    expect(dayOfWeek("2026-11-22")).toBe(7);
  });
});

describe("the business date of a hotel", () => {
  it.each([
    ["2026-11-22T02:59:59.999Z", LISBON, "2026-11-21"],
    ["2026-11-22T03:00:00Z", LISBON, "2026-11-22"],
    ["2026-11-22T18:00:00Z", "Asia/Tokyo", "2026-11-23"],
    ["2026-11-22T17:59:59Z", "Asia/Tokyo", "2026-11-22"],
    ["2027-01-01T02:00:00Z", LISBON, "2026-12-31"],
    // A day of 23 hours: 01:00 becomes 02:00 in Lisbon.
    ["2026-03-29T01:59:59Z", LISBON, "2026-03-28"],
    ["2026-03-29T02:00:00Z", LISBON, "2026-03-29"],
    // A day of 25 hours: 02:00 becomes 01:00, so that three o'clock is an hour later.
    ["2026-10-25T02:59:59Z", LISBON, "2026-10-24"],
    ["2026-10-25T03:00:00Z", LISBON, "2026-10-25"],
  ])("at %s in %s is %s: it moves at three in the morning", (moment, zone, date) => {
    expect(businessDateAt(new Date(moment), zone)).toBe(date);
  });
});

describe("a local hour as a moment", () => {
  it.each([
    ["2026-11-22", 18, LISBON, "2026-11-22T18:00:00.000Z"],
    ["2026-07-01", 18, LISBON, "2026-07-01T17:00:00.000Z"],
    // There is no 01:00 on this day: the moment after the gap counts.
    ["2026-03-29", 1, LISBON, "2026-03-29T01:00:00.000Z"],
    ["2026-03-08", 2, "America/New_York", "2026-03-08T07:00:00.000Z"],
  ])("%s, %i o'clock in %s", (date, hour, zone, moment) => {
    expect(momentAt(date, hour, zone).toISOString()).toBe(moment);
  });
});
