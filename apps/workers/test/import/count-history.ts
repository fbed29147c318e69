import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** What a hotel had on a day. */
export type CountedDay = {
  sold: number;
  /** Rooms that were given away besides. */
  complimentary: number;
  revenue: number;
  /** Reservations made, cancelled, and not come to on that day. */
  made: number;
  cancelled: number;
  noShows: number;
};

/** A row that can be a stay; dates are `YYYY-MM-DD`. */
type Row = {
  line: number;
  hotel: string;
  givenAway: boolean;
  cents: number;
  nights: string[];
  booked: string;
  /** The day from which it is off the books, if it ever was. */
  off: string | null;
  status: string;
};

export type History = {
  rows: number;
  impossible: number[];
  statuses: Record<string, number>;
  hotels: string[];
  /** From the first to the last day on which anything was. */
  days: string[];
  /** The nights of its stays, each once. */
  nights: string[];
  /** As it is told by all rows, or only by what had happened by the end of `asOf`. */
  day(hotel: string, date: string, asOf?: string): CountedDay;
};

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const DAY_MS = 86_400_000;
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
/** The day so many days before. */
export const daysBefore = (date: string, days: number): string => dateOf(Date.parse(date) - days * DAY_MS);

/**
 * Counts days and nights straight from the file, of one month of arrival or of all. Shares no code with the product, so that both are not
 * wrong alike.
 */
export function countHistory(file: string, arrivals: string | null): History {
  const bytes = readFileSync(file);
  const [header = "", ...texts] = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes)
    .toString()
    .trim()
    .split("\n");
  const columns = header.trim().split(",");
  const impossible: number[] = [];
  const statuses: Record<string, number> = {};
  const byDay = new Map<string, { nights: Row[]; booked: Row[]; off: Row[] }>();
  const on = (hotel: string, date: string) => {
    const known = byDay.get(`${hotel} ${date}`) ?? { nights: [], booked: [], off: [] };
    byDay.set(`${hotel} ${date}`, known);
    return known;
  };
  let rows = 0;
  texts.forEach((text, index) => {
    const fields = text.trim().split(",");
    const field = (name: string): string => fields[columns.indexOf(name)] ?? "";
    const month = MONTHS.indexOf(field("arrival_date_month"));
    const monthName = `${field("arrival_date_year")}-${`0${month + 1}`.slice(-2)}`;
    if (arrivals !== null && arrivals !== monthName) return;
    rows += 1;
    const length = +field("stays_in_weekend_nights") + +field("stays_in_week_nights");
    const people = +field("adults") + (+field("children") || 0);
    if (length === 0 || people === 0 || +field("adr") < 0) {
      impossible.push(index + 2);
      return;
    }
    const first = Date.UTC(+field("arrival_date_year"), month, +field("arrival_date_day_of_month"));
    const status = field("reservation_status");
    statuses[status] = (statuses[status] ?? 0) + 1;
    const row: Row = {
      line: index + 2,
      hotel: field("hotel") === "City Hotel" ? "HBD-CITY" : "HBD-RESORT",
      givenAway: field("market_segment") === "Complementary",
      cents: Math.round(+field("adr") * 100),
      nights: Array.from({ length }, (_, nth) => dateOf(first + nth * DAY_MS)),
      booked: dateOf(first - +field("lead_time") * DAY_MS),
      off:
        status === "Canceled"
          ? field("reservation_status_date")
          : status === "No-Show"
            ? dateOf(first)
            : null,
      status,
    };
    for (const night of row.nights) on(row.hotel, night).nights.push(row);
    on(row.hotel, row.booked).booked.push(row);
    if (row.off !== null) on(row.hotel, row.off).off.push(row);
  });
  const nights = [...byDay].flatMap(([key, day]) => (day.nights.length > 0 ? [key.split(" ")[1] ?? ""] : []));
  const dates = [...byDay.keys()].map((key) => key.split(" ")[1] ?? "").sort();
  const [from = "", to = ""] = [dates.at(0), dates.at(-1)];
  const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return {
    rows,
    impossible,
    statuses,
    hotels: ["HBD-CITY", "HBD-RESORT"],
    days: Array.from({ length: count }, (_, nth) => dateOf(Date.parse(from) + nth * DAY_MS)),
    nights: [...new Set(nights)].sort(),
    day(hotel, date, asOf = "9999-12-31") {
      const { nights = [], booked = [], off = [] } = byDay.get(`${hotel} ${date}`) ?? {};
      const onTheBooks = nights.filter((row) => row.booked <= asOf && (row.off === null || row.off > asOf));
      const happened = (row: Row) => (row.off ?? "") <= asOf;
      return {
        sold: onTheBooks.filter((row) => !row.givenAway).length,
        complimentary: onTheBooks.filter((row) => row.givenAway).length,
        revenue: onTheBooks.reduce((sum, row) => sum + row.cents, 0),
        made: booked.filter((row) => row.booked <= asOf).length,
        cancelled: off.filter((row) => row.status === "Canceled" && happened(row)).length,
        noShows: off.filter((row) => row.status === "No-Show" && happened(row)).length,
      };
    },
  };
}
