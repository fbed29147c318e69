import { parseArgs } from "node:util";
import { calendarDate } from "@roomstream/domain/shared/contract";

export const USAGE = `Closes the business dates that are over: what the night audit does by itself at each hotel's hour.

  npm run audit
  npm run audit -- --hotel PROP-001 [--date 2026-11-22]

  --hotel  the hotel's id; every hotel whose day is over when it is not given
  --date   the last day to close; every day that is over when it is not given. A day that is not over is never closed.`;

export type Options = { propertyId?: string; until?: string };

/** What the command was asked to do, or in words what is wrong with how it was asked. */
export function readOptions(parameters: string[]): Options | { problem: string } {
  try {
    const { values: given } = parseArgs({
      args: parameters,
      options: { hotel: { type: "string" }, date: { type: "string" } },
    });
    const hotel = given.hotel === undefined ? {} : { propertyId: given.hotel };
    if (given.date === undefined) return hotel;
    const until = calendarDate.safeParse(given.date);
    return until.success
      ? { ...hotel, until: until.data }
      : { problem: "--date must be a calendar date like 2026-12-31." };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
