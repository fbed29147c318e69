import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { hotelBookingDemand } from "@roomstream/domain/import/hotel-booking-demand";
import type { Profile, Selection } from "@roomstream/domain/import/past-stay";

export const USAGE = `Takes a hotel's past stays from a CSV file, gzipped or not, into the running system.

  npm run import -- --profile hotel-booking-demand [--arrivals 2016-07] <file>

  --profile   the kind of the file: hotel-booking-demand
  --arrivals  which rows, by the month of arrival (YYYY-MM); all of them when it is not given`;

export type Options = { profile: Profile; selection: Selection; file: string };

const PROFILES: Record<string, Profile> = { [hotelBookingDemand.name]: hotelBookingDemand };

/** What the command was asked to do, or in words what is wrong with how it was asked. Files are named from `folder`. */
export function readOptions(parameters: string[], folder: string): Options | { problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: parameters,
      allowPositionals: true,
      options: { profile: { type: "string" }, arrivals: { type: "string" } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return { problem: "Name one file." };
    const profile = PROFILES[values.profile ?? ""];
    if (!profile) return { problem: `--profile must be ${Object.keys(PROFILES).join(" or ")}.` };
    const { arrivals = null } = values;
    if (arrivals !== null && !/^\d{4}-(0[1-9]|1[0-2])$/.test(arrivals)) {
      return { problem: "--arrivals must be a month like 2016-07." };
    }
    return { profile, selection: { arrivals }, file: resolve(folder, file) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
