import { mkdtemp, readFile as readText, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hotelBookingDemand as profile } from "../../src/import/hotel-booking-demand";
import { limitsOf } from "../../src/import/limits";
import { inOrderOfReplay, type PastStay, type Selection } from "../../src/import/past-stay";
import { readFile } from "../../src/import/read-file";
import { rejectsFileOf, writeRejects } from "../../src/import/rejects-file";

const JULY: Selection = { arrivals: "2016-07", status: "Check-Out" };
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

  it("of another month or status is not selected, and no reject even when it could not be a stay", () => {
    expect(read({ arrival_date_month: "June", adr: "-1" })).toBeNull();
    expect(read({ reservation_status: "Canceled", adults: "x" })).toBeNull();
    expect(read({ arrival_date_month: "June" }, { ...JULY, arrivals: null })).toMatchObject({ stay: {} });
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

describe("limits", () => {
  const held = (arrival: string, departure: string, roomTypeId = "A") => ({
    propertyId: "HBD-CITY",
    roomTypeId,
    arrival,
    departure,
  });

  it("are the most that one night of a type holds, over all the nights of the type", () => {
    const stays = [
      held("2016-07-01", "2016-07-03"),
      held("2016-07-02", "2016-07-04"),
      held("2016-07-03", "2016-07-05"),
      held("2016-07-09", "2016-07-10", "B"),
    ];
    expect(limitsOf(stays)).toEqual([
      { ...held("2016-07-01", "2016-07-05"), most: 2 },
      { ...held("2016-07-09", "2016-07-10", "B"), most: 1 },
    ]);
  });

  it("follow an order of replay by day of booking, then line", () => {
    const stays = [
      { bookedOn: "2016-02-02", line: 3 },
      { bookedOn: "2016-02-02", line: 2 },
      { bookedOn: "2015-12-31", line: 9 },
    ] as PastStay[];
    expect(stays.sort(inOrderOfReplay).map(({ line }) => line)).toEqual([9, 2, 3]);
  });
});
