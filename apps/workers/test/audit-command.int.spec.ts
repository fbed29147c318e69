import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { dayInWords } from "@roomstream/domain/shared/dates";
import { addDays } from "@roomstream/domain/shared/stay";
import { contextOver, HOTEL, openTestHotel } from "@roomstream/domain/testing/test-hotel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeHotels } from "../src/audit/close-hotels";
import { readOptions } from "../src/audit/options";

describe("npm run audit", () => {
  let database: TestDatabase;
  let now = new Date("2027-02-01T12:00:00Z");
  const ctx = () => contextOver(database, { clock: { now: () => now } });
  const { propertyId } = HOTEL;
  beforeAll(async () => {
    database = await createTestDatabase();
    await openTestHotel(ctx(), 1);
  });
  afterAll(() => database.drop());

  it("given no hotel and no day that is over, then it says when each can be closed, by the hotel's clock", async () => {
    expect(await closeHotels(ctx(), {})).toEqual({
      lines: [
        "No hotel's day is over.",
        `${propertyId}, Test Hotel: Mon 1 Feb can be closed after 03:00 on Tue 2 Feb.`,
      ],
      exitCode: 0,
    });
  });

  it("given a hotel whose day is not over, or one that is none, then it says what to do, and fails", async () => {
    const day = dayInWords("2027-02-01");
    const next = dayInWords(addDays("2027-02-01", 1));
    expect(await closeHotels(ctx(), { propertyId })).toEqual({
      lines: [`${propertyId}: ${day} is not over: close it after 03:00 on ${next}, by the hotel's clock.`],
      exitCode: 1,
    });
    expect(await closeHotels(ctx(), { propertyId: "NOWHERE" })).toMatchObject({ exitCode: 1 });
  });

  it("given no hotel and a day that is over, then it closes it", async () => {
    now = new Date("2027-02-02T12:00:00Z");
    const { lines, exitCode } = await closeHotels(ctx(), {});
    expect([lines.at(-1), exitCode]).toEqual([`${propertyId}: the business date is 2027-02-02.`, 0]);
  });

  it.each([
    [[], {}],
    [["--hotel", "PROP-001"], { propertyId: "PROP-001" }],
    [["--date", "2027-02-01"], { until: "2027-02-01" }],
    [["--date", "yesterday"], { problem: "--date must be a calendar date like 2026-12-31." }],
  ])("reads %j", (parameters, options) => {
    expect(readOptions(parameters)).toEqual(options);
  });
});
