import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** What a hotel had on a night, in the order hotel, night. Shares no code with the product, so that both are not wrong alike. */
export type CountedNight = {
  propertyId: string;
  night: string;
  rooms: number;
  /** Rooms of these that were given away. */
  complimentary: number;
  revenue: number;
};

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const DAY_MS = 86_400_000;

/** Counts the nights of the stays that took place, straight from the file: of one month of arrival, or of all. */
export function countNights(
  file: string,
  arrivals: string | null,
): { stays: number; impossible: number[]; nights: CountedNight[] } {
  const bytes = readFileSync(file);
  const [header = "", ...rows] = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes)
    .toString()
    .trim()
    .split("\n");
  const columns = header.trim().split(",");
  const nights = new Map<string, CountedNight>();
  const impossible: number[] = [];
  let stays = 0;
  rows.forEach((text, index) => {
    const fields = text.trim().split(",");
    const field = (name: string): string => fields[columns.indexOf(name)] ?? "";
    const month = MONTHS.indexOf(field("arrival_date_month"));
    const monthName = `${field("arrival_date_year")}-${`0${month + 1}`.slice(-2)}`;
    if (field("reservation_status") !== "Check-Out") return;
    if (arrivals !== null && arrivals !== monthName) return;
    const length = +field("stays_in_weekend_nights") + +field("stays_in_week_nights");
    const people = +field("adults") + (+field("children") || 0);
    if (length === 0 || people === 0 || +field("adr") < 0) {
      impossible.push(index + 2);
      return;
    }
    stays += 1;
    const first = Date.UTC(+field("arrival_date_year"), month, +field("arrival_date_day_of_month"));
    for (let nth = 0; nth < length; nth += 1) {
      const propertyId = field("hotel") === "City Hotel" ? "HBD-CITY" : "HBD-RESORT";
      const night = new Date(first + nth * DAY_MS).toISOString().slice(0, 10);
      const counted = nights.get(propertyId + night) ?? {
        propertyId,
        night,
        rooms: 0,
        complimentary: 0,
        revenue: 0,
      };
      nights.set(propertyId + night, counted);
      counted.rooms += 1;
      counted.complimentary += field("market_segment") === "Complementary" ? 1 : 0;
      counted.revenue += Math.round(+field("adr") * 100);
    }
  });
  const keys = [...nights.keys()].sort();
  return { stays, impossible, nights: keys.flatMap((key) => nights.get(key) ?? []) };
}
