import type { Overview } from "@roomstream/domain/analytics/contract";
import { describe, expect, it } from "vitest";
import { movementWords } from "../../lib/figures/movements";
import {
  channelsSentence,
  headline,
  monthsSentence,
  nightsSentence,
  weeksSentence,
} from "../../lib/figures/sentences";
import { emptyOverview, kpiOf, livelyOverview } from "./overviews";

const tonight = (sold: number, lastYear?: number): Overview => ({
  ...emptyOverview(),
  tonight: {
    kpi: kpiOf("2026-11-22", 1, sold, sold * 10_000),
    lastYear: lastYear === undefined ? null : kpiOf("2025-11-23", 1, lastYear, 0),
  },
});

describe("the page's heading", () => {
  it.each([
    [46, 43, "Tonight 46 of 54 rooms are sold, 3 more than a year before."],
    [40, 43, "Tonight 40 of 54 rooms are sold, 3 fewer than a year before."],
    [43, 43, "Tonight 43 of 54 rooms are sold, as many as a year before."],
    [1, 0, "Tonight 1 of 54 rooms is sold, 1 more than a year before."],
    [46, undefined, "Tonight 46 of 54 rooms are sold."],
    [0, undefined, "Tonight none of 54 rooms is sold."],
  ])("of %i rooms sold, and %s a year before", (sold, lastYear, sentence) => {
    expect(headline(tonight(sold, lastYear), true)).toBe(sentence);
  });

  it("speaks of the past when it looks back", () => {
    expect(headline(tonight(46), false)).toBe("On Sunday 22 November 46 of 54 rooms were sold.");
  });

  it("does not count what is out of order", () => {
    const closed = tonight(0);
    closed.tonight.kpi = { ...closed.tonight.kpi, roomsOutOfOrder: 54 };
    expect(headline(closed, true)).toBe("Tonight no room is available.");
  });
});

describe("the sentence of the nights to come", () => {
  const nightsOf = (sold: number, weekBefore: number, lastYear: number) => ({
    nights: emptyOverview().nights.map((night) => ({
      ...night,
      sold,
      soldWeekBefore: weekBefore,
      soldLastYear: lastYear,
    })),
  });

  it("says that nothing is on the books", () => {
    expect(nightsSentence(nightsOf(0, 0, 0))).toBe("Nothing is on the books for the next 60 nights yet.");
  });

  it("says what was picked up where nothing is known of last year", () => {
    expect(nightsSentence(nightsOf(20, 18, 0))).toBe(
      "1,200 room nights are on the books, 120 more than 7 days ago.",
    );
    expect(nightsSentence(nightsOf(20, 21, 0))).toBe(
      "1,200 room nights are on the books, 60 fewer than 7 days ago.",
    );
    expect(nightsSentence(nightsOf(20, 20, 0))).toBe(
      "1,200 room nights are on the books; the last 7 days changed nothing in sum.",
    );
  });

  it("names the month that is farthest from last year", () => {
    expect(nightsSentence(nightsOf(27, 27, 24))).toBe("December is 6 points ahead of last year.");
    expect(nightsSentence(nightsOf(20, 20, 20))).toBe("The next 60 nights are level with last year.");
  });

  it("names the week that goes the other way", () => {
    const { nights } = nightsOf(27, 27, 24);
    const odd = nights.map((one) =>
      one.night >= "2026-12-14" && one.night <= "2026-12-20" ? { ...one, soldLastYear: 32 } : one,
    );
    expect(nightsSentence({ nights: odd })).toBe(
      "January is 6 points ahead of last year; the week of 14 December is 35 nights behind.",
    );
  });
});

describe("the sentence of the months", () => {
  it("says what the month has brought and what the next has on the books", () => {
    expect(monthsSentence(livelyOverview())).toBe(
      "November has brought €143,569, 11 % more than a year before; December has €125,330 on the books.",
    );
  });

  it("compares the month to come where nothing of this one is over", () => {
    const { months, ...rest } = livelyOverview();
    expect(monthsSentence({ ...rest, months: months.filter(({ over }) => !over) })).toBe(
      "November has €54,597 on the books, 10 % more than a year before.",
    );
  });

  it("is true when there is nothing", () => {
    expect(monthsSentence(emptyOverview())).toBe("No month has room revenue on the books yet.");
  });
});

describe("the sentence of the channels", () => {
  const channel = (name: string, roomNights: number, roomNightsLastYear = 0) => ({
    channel: name,
    roomNights,
    roomNightsLastYear,
    revenue: 0,
  });

  it.each([
    [[], "No channel has brought a night yet."],
    [[channel("DIRECT", 12)], "Every night comes from one channel: Own website."],
    [[channel("GDS", 12), channel("DIRECT", 20)], "The largest channel is Own website."],
    [
      [channel("OTA", 60, 70), channel("DIRECT", 40, 30)],
      "The largest channel is Travel sites, 10 points down.",
    ],
    [
      [channel("OTA", 60, 60), channel("DIRECT", 40, 40)],
      "The largest channel is Travel sites, with the share of last year.",
    ],
  ])("%j", (channels, sentence) => {
    expect(channelsSentence({ channels })).toBe(sentence);
  });
});

describe("the sentence of what was cancelled", () => {
  const weeksOf = (booked: number, cancelled: number, bookedLastYear: number, cancelledLastYear: number) => ({
    weeks: [{ week: "2026-11-16", booked, cancelled, bookedLastYear, cancelledLastYear }],
  });

  it.each([
    [weeksOf(100, 9, 100, 12), "Fewer cancel: 9 of 100 reservations, 12 a year before."],
    [weeksOf(100, 14, 100, 12), "More cancel: 14 of 100 reservations, 12 a year before."],
    [weeksOf(200, 24, 100, 12), "As many cancel as a year before: 12 of 100 reservations."],
    [weeksOf(100, 1, 0, 0), "1 of 100 reservations of the last 1 weeks was cancelled."],
    [weeksOf(100, 0, 100, 12), "No reservation of the last 1 weeks was cancelled."],
    [weeksOf(0, 0, 100, 12), "Nothing was booked in the last 1 weeks."],
  ])("%j", (weeks, sentence) => {
    expect(weeksSentence(weeks)).toBe(sentence);
  });
});

describe("what moved the books, in words", () => {
  it.each([
    ["BOOKED", "3 nights from 4 Dec"],
    ["CHANGED", "now 3 nights from 4 Dec"],
    ["CANCELLED", "3 nights cancelled"],
    ["NO_SHOW", "did not come 4 Dec"],
  ] as const)("%s: %s", (kind, words) => {
    expect(movementWords({ kind, arrival: "2026-12-04", departure: "2026-12-07" })).toBe(words);
  });
});
