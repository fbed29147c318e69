import { mkdtemp, readFile as readText, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HeldStay } from "../../src/import/held-nights";
import { hotelBookingDemand as profile } from "../../src/import/hotel-booking-demand";
import { limitsOf } from "../../src/import/limits";
import type { PastStay, Selection } from "../../src/import/past-stay";
import { readFile } from "../../src/import/read-file";
import { rejectsFileOf, writeRejects } from "../../src/import/rejects-file";
import { inOrderOfReplay, type Step, stepsOf } from "../../src/import/steps";
import { wavesOf } from "../../src/import/waves";

const JULY: Selection = { arrivals: "2016-07" };
const ROW: Record<string, string> = {
  hotel: "City Hotel",
  lead_time: "3",
  arrival_date_year: "2016",
  arrival_date_month: "July",
  arrival_date_day_of_month: "2",
  stays_in_weekend_nights: "1",
  stays_in_week_nights: "2",
  adults: "2",
  children: "NA",
  babies: "0",
  market_segment: "Online TA",
  distribution_channel: "TA/TO",
  reserved_room_type: "A",
  adr: "75.5",
  reservation_status: "Check-Out",
  reservation_status_date: "2016-07-04",
};
const read = (own: Record<string, string>, selection = JULY) =>
  profile.read({ ...ROW, ...own }, 2, selection);
const rejected = (reason: string | RegExp) => ({
  reject: { line: 2, reason: reason instanceof RegExp ? expect.stringMatching(reason) : reason },
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "roomstream-import-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a row", () => {
  it("is the stay of [arrival, arrival + nights), booked its lead time before", () => {
    expect(read({})).toEqual({
      stay: {
        line: 2,
        propertyId: "HBD-CITY",
        roomTypeId: "A",
        arrival: "2016-07-02",
        departure: "2016-07-05",
        bookedOn: "2016-06-29",
        end: { as: "CHECKED_OUT", on: "2016-07-05" },
        adults: 2,
        children: 0,
        nightAmount: 7550,
        complimentary: false,
        channel: "TA/TO",
        notes: "",
      },
    });
  });

  it.each([
    ["0", 0],
    ["98", 9800],
    ["0.26", 26],
    ["5400", 540_000],
    ["129.07", 12_907],
  ])("of adr %s costs %d cents a night", (adr, nightAmount) => {
    expect(read({ adr })).toMatchObject({ stay: { nightAmount } });
  });

  it("is complimentary by its segment, also when something was paid", () => {
    expect(read({ market_segment: "Complementary", adr: "8" })).toMatchObject({
      stay: { complimentary: true, nightAmount: 800 },
    });
  });

  it("without a channel has that of its segment", () => {
    expect(read({ distribution_channel: "Undefined" })).toMatchObject({ stay: { channel: "Online TA" } });
  });

  it("of another month is not selected, and no reject even when it could not be a stay", () => {
    expect(read({ arrival_date_month: "June", adr: "-1" })).toBeNull();
    expect(read({ arrival_date_month: "June" }, { arrivals: null })).toMatchObject({ stay: {} });
  });

  it("that is cancelled was so on its status date, one that nobody came to on the day of arrival", () => {
    const on = { reservation_status_date: "2016-06-30" };
    expect(read({ ...on, reservation_status: "Canceled" })).toMatchObject({
      stay: { end: { as: "CANCELLED", on: "2016-06-30" } },
    });
    expect(read({ ...on, reservation_status: "No-Show" })).toMatchObject({
      stay: { end: { as: "NO_SHOW", on: "2016-07-02" } },
    });
  });

  it.each([
    [{ stays_in_weekend_nights: "0", stays_in_week_nights: "0" }, "no night"],
    [{ adults: "0" }, "nobody in the room"],
    [{ adr: "-6.38" }, "negative price"],
    [{ adults: "0", adr: "-6.38" }, "nobody in the room; negative price"],
    [{ arrival_date_day_of_month: "32" }, "there is no 2016-07-32"],
    [{ adr: "7e2" }, /^adr must be an amount/],
    [{ hotel: "Grand Hotel" }, /^hotel must be Resort Hotel or City Hotel/],
    [{ lead_time: "-1" }, /^lead_time must be/],
    [{ reserved_room_type: "" }, /^reserved_room_type must be/],
    [{ reservation_status: "Gone" }, /^reservation_status must be Check-Out, Canceled, No-Show/],
    [{ reservation_status_date: "soon" }, /^reservation_status_date /],
    [
      { reservation_status: "Canceled", reservation_status_date: "2016-06-28" },
      "cancelled before it was booked",
    ],
    [{ arrival_date_month: "Juli" }, /^arrival_date_month must be/],
  ])("with %o is rejected with its reason", (own, reason) => {
    expect(read(own)).toEqual(rejected(reason));
  });
});

describe("a file", () => {
  const header = Object.keys(ROW).join(",");
  const csv = `${header}\n${Object.values(ROW).join(",")}\nCity Hotel,1\n`;

  it.each([
    ["plain", Buffer.from(csv)],
    ["gzipped", gzipSync(csv)],
    ["with a byte order mark and CRLF", Buffer.from(`\uFEFF${csv.replaceAll("\n", "\r\n")}`)],
  ])("is read %s, its lines counted from the header; a row cut short is a reject", async (_, bytes) => {
    const file = join(folder, "some.csv");
    await writeFile(file, bytes);
    const content = await readFile({ file, profile, selection: JULY });
    expect(content).toMatchObject({ rows: 2, stays: [{ line: 2 }], rejects: [{ line: 3 }] });
  });

  it("of another kind is refused by the columns it lacks", async () => {
    const file = join(folder, "other.csv");
    await writeFile(file, "hotel,adr\nCity Hotel,1\n");
    await expect(readFile({ file, profile, selection: JULY })).rejects.toThrow("it has no column");
  });

  it("that is empty or broken off is refused", async () => {
    const file = join(folder, "broken.csv.gz");
    await writeFile(file, "");
    await expect(readFile({ file, profile, selection: JULY })).rejects.toThrow("is empty");
    await writeFile(file, gzipSync(csv).subarray(0, 60));
    await expect(readFile({ file, profile, selection: JULY })).rejects.toThrow();
  });
});

describe("the rejects of a file", () => {
  it("keep those of earlier months, and lose a line that is a stay now", async () => {
    const path = rejectsFileOf(folder, "/elsewhere/hotel-bookings.csv.gz");
    await writeRejects(path, [{ line: 30, reason: "no night" }], []);
    await writeRejects(path, [{ line: 7, reason: 'odd, "very"' }], [{ line: 30 }]);
    expect(await readText(path, "utf8")).toBe('line,reason\n7,"odd, ""very"""\n');
    await writeRejects(path, [{ line: 5, reason: "negative price" }], []);
    expect(await readText(path, "utf8")).toBe('line,reason\n5,negative price\n7,"odd, ""very"""\n');
    expect(path).toBe(join(folder, "imports/hotel-bookings.rejects.csv"));
  });
});

let line = 1;
const past = (own: Partial<PastStay>): PastStay => {
  line += 1;
  const arrival = own.arrival ?? "2016-07-01";
  const departure = own.departure ?? "2016-07-03";
  return {
    line,
    propertyId: "HBD-CITY",
    roomTypeId: "A",
    arrival,
    departure,
    bookedOn: "2016-06-01",
    end: { as: "CHECKED_OUT", on: departure },
    adults: 2,
    children: 0,
    nightAmount: 100,
    complimentary: false,
    channel: "TA/TO",
    notes: "",
    ...own,
  };
};
const cancelled = (on: string) => ({ end: { as: "CANCELLED" as const, on } });
const replayed = (stays: PastStay[]): Step[] => stays.flatMap(stepsOf).sort(inOrderOfReplay);
const most = (stays: PastStay[], held: HeldStay[] = []) =>
  limitsOf({ known: held, held, steps: replayed(stays) }).map((limit) => limit.most);

describe("the order of replay", () => {
  it("is by day, within a day releases, bookings, arrivals, and then what was booked and given up that day", () => {
    const early = past({ bookedOn: "2016-05-30", ...cancelled("2016-06-01") });
    const absent = past({
      arrival: "2016-06-01",
      bookedOn: "2016-05-31",
      end: { as: "NO_SHOW", on: "2016-06-01" },
    });
    const brief = past({ ...cancelled("2016-06-01") });
    const lived = past({ arrival: "2016-06-01", departure: "2016-06-02" });
    const order = replayed([lived, brief, absent, early]).map(({ stay, kind }) => [stay, kind]);
    expect(order).toEqual([
      [early, "BOOKED"],
      [absent, "BOOKED"],
      [early, "CANCELLED"],
      [absent, "NO_SHOW"],
      [brief, "BOOKED"],
      [lived, "BOOKED"],
      [lived, "CHECKED_IN"],
      [brief, "CANCELLED"],
      [lived, "CHECKED_OUT"],
    ]);
  });
});

describe("limits", () => {
  it("are the most that one night of a type ever held, over all the nights of the type", () => {
    const steps = replayed([
      past({ arrival: "2016-07-01", departure: "2016-07-03" }),
      past({ arrival: "2016-07-02", departure: "2016-07-04" }),
      past({ arrival: "2016-07-03", departure: "2016-07-05" }),
      past({ arrival: "2016-07-09", departure: "2016-07-10", roomTypeId: "B" }),
    ]);
    const of = { propertyId: "HBD-CITY" };
    expect(limitsOf({ known: [], held: [], steps })).toEqual([
      { ...of, roomTypeId: "A", arrival: "2016-07-01", departure: "2016-07-05", most: 2 },
      { ...of, roomTypeId: "B", arrival: "2016-07-09", departure: "2016-07-10", most: 1 },
    ]);
  });

  it("need no room for a stay that is given up before or on the day that another is booked", () => {
    const first = past(cancelled("2016-06-02"));
    expect(most([first, past({ bookedOn: "2016-06-02" })])).toEqual([1]);
    expect(most([first, past({ bookedOn: "2016-06-01" })])).toEqual([2]);
  });

  it("begin with what earlier imports hold", () => {
    expect(most([past({})], [past({}), past({ arrival: "2016-07-03", departure: "2016-07-04" })])).toEqual([
      2,
    ]);
  });
});

describe("waves", () => {
  const waves = (stays: PastStay[]) => {
    const steps = replayed(stays);
    const of = { held: [], steps };
    return wavesOf({ ...of, limits: limitsOf({ known: [], ...of }) });
  };

  it("end where a booking needs a release to have taken effect, and where more is to happen to a stay", () => {
    const first = past(cancelled("2016-06-02"));
    const second = past({ bookedOn: "2016-06-02" });
    expect(waves([first, second]).map((wave) => wave.map(({ kind }) => kind))).toEqual([
      ["BOOKED"],
      ["CANCELLED"],
      ["BOOKED"],
      ["CHECKED_IN"],
      ["CHECKED_OUT"],
    ]);
  });

  it("take together what can happen in any order, and no more than 500 steps", () => {
    const stays = Array.from({ length: 1_200 }, () => past(cancelled("2016-06-09")));
    expect(waves(stays).map((wave) => wave.length)).toEqual([500, 500, 500, 500, 400]);
  });

  it("never let a night hold more than its limit, whatever comes first in them", () => {
    const stays = Array.from({ length: 300 }, (_, nth) =>
      past({
        arrival: `2016-07-0${1 + (nth % 7)}`,
        departure: `2016-07-0${2 + (nth % 7) + (nth % 2)}`,
        bookedOn: `2016-06-0${1 + ((nth * 5) % 9)}`,
        ...(nth % 3 === 0 ? cancelled(`2016-06-${10 + (nth % 4)}`) : {}),
        ...(nth % 3 === 1 ? cancelled(`2016-06-0${1 + ((nth * 5) % 9)}`) : {}),
      }),
    );
    const [limit] = most(stays);
    const nights = new Map<string, number>();
    for (const wave of waves(stays)) {
      const bookingsFirst = wave.toSorted(
        (a, b) => Number(b.kind === "BOOKED") - Number(a.kind === "BOOKED"),
      );
      for (const { kind, stay } of bookingsFirst) {
        if (kind !== "BOOKED" && kind !== "CANCELLED") continue;
        for (let day = Number(stay.arrival.slice(-2)); day < Number(stay.departure.slice(-2)); day += 1) {
          const held = (nights.get(String(day)) ?? 0) + (kind === "BOOKED" ? 1 : -1);
          nights.set(String(day), held);
          expect(held).toBeLessThanOrEqual(limit ?? 0);
        }
      }
    }
  });
});
