import { z } from "zod";
import { calendarDate } from "../shared/contract";
import { addDays } from "../shared/stay";
import type { Profile, Reading, Selection } from "./past-stay";

/**
 * The data set "Hotel booking demand" (Antonio, Almeida, Nunes, 2019): two hotels in Portugal, one row a reservation.
 * A stay leaves on its departure date and a guest does not come on the day of arrival, whatever the status date says: it is that of
 * cancellations alone. `adr` is the price of every night, net of tax; `assigned_room_type` is not used; a missing `children` is none.
 */
const HOTELS: Record<string, string> = { "Resort Hotel": "HBD-RESORT", "City Hotel": "HBD-CITY" };
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const ENDS = { "Check-Out": "CHECKED_OUT", Canceled: "CANCELLED", "No-Show": "NO_SHOW" } as const;
const STATUSES = Object.keys(ENDS) as (keyof typeof ENDS)[];
const MISSING = ["NA", "NULL", ""];

const count = z
  .string()
  .regex(/^\d{1,4}$/, "must be a whole number")
  .transform(Number);
const text = z.string().trim().min(1, "is missing").max(60);

const selectable = z.object({
  arrival_date_year: z.string().regex(/^\d{4}$/, "must be a year"),
  arrival_date_month: z.enum(MONTHS, { error: "must be the English name of a month" }),
});

const row = z.object({
  hotel: z.enum(Object.keys(HOTELS), { error: `must be ${Object.keys(HOTELS).join(" or ")}` }),
  lead_time: count,
  arrival_date_day_of_month: count,
  stays_in_weekend_nights: count,
  stays_in_week_nights: count,
  adults: count,
  children: z.preprocess((value) => (MISSING.includes(String(value)) ? "0" : value), count),
  babies: count,
  market_segment: text,
  distribution_channel: text,
  reserved_room_type: z.string().regex(/^[A-Z]$/, "must be a letter"),
  reservation_status: z.enum(STATUSES, { error: `must be ${STATUSES.join(", ")}` }),
  reservation_status_date: calendarDate,
  adr: z.string().regex(/^-?\d{1,7}(\.\d{1,2})?$/, "must be an amount with at most two decimals"),
});

export const hotelBookingDemand: Profile = {
  name: "hotel-booking-demand",
  currency: "EUR",
  timeZone: "Europe/Lisbon",
  hotels: [
    {
      propertyId: "HBD-RESORT",
      name: "Resort Hotel (Hotel booking demand)",
      place: "Algarve, Portugal",
      description: "A resort hotel whose real reservations of 2015 to 2017 were published without its name.",
    },
    {
      propertyId: "HBD-CITY",
      name: "City Hotel (Hotel booking demand)",
      place: "Lisbon, Portugal",
      description: "A city hotel whose real reservations of 2015 to 2017 were published without its name.",
    },
  ],
  columns: [...Object.keys(selectable.shape), ...Object.keys(row.shape)],
  read,
};

function read(record: Record<string, string>, line: number, selection: Selection): Reading {
  const chosen = selectable.safeParse(record);
  if (!chosen.success) return { reject: { line, reason: problemsOf(chosen.error) } };
  const { arrival_date_year: year, arrival_date_month: month } = chosen.data;
  const arrivalMonth = `${year}-${twoDigits(MONTHS.indexOf(month) + 1)}`;
  if (selection.arrivals !== null && selection.arrivals !== arrivalMonth) return null;

  const parsed = row.safeParse(record);
  if (!parsed.success) return { reject: { line, reason: problemsOf(parsed.error) } };
  const { data } = parsed;
  const arrival = `${arrivalMonth}-${twoDigits(data.arrival_date_day_of_month)}`;
  const nights = data.stays_in_weekend_nights + data.stays_in_week_nights;
  const amount = minorUnits(data.adr);
  if (!calendarDate.safeParse(arrival).success) return { reject: { line, reason: `there is no ${arrival}` } };
  const departure = addDays(arrival, nights);
  const bookedOn = addDays(arrival, -data.lead_time);
  const as = ENDS[data.reservation_status];
  const on = { CHECKED_OUT: departure, NO_SHOW: arrival, CANCELLED: data.reservation_status_date }[as];
  const reasons = [
    ...(nights === 0 ? ["no night"] : []),
    ...(data.adults + data.children === 0 ? ["nobody in the room"] : []),
    ...(amount < 0 ? ["negative price"] : []),
    ...(on < bookedOn ? ["cancelled before it was booked"] : []),
  ];
  if (reasons.length > 0) return { reject: { line, reason: reasons.join("; ") } };
  return {
    stay: {
      line,
      propertyId: HOTELS[data.hotel] ?? data.hotel,
      roomTypeId: data.reserved_room_type,
      arrival,
      departure,
      bookedOn,
      end: { as, on },
      adults: data.adults,
      children: data.children,
      nightAmount: amount,
      complimentary: data.market_segment === "Complementary",
      channel: data.distribution_channel === "Undefined" ? data.market_segment : data.distribution_channel,
      notes: data.babies === 0 ? "" : `Babies: ${data.babies}`,
    },
  };
}

const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** Exactly, without a detour over binary fractions: "75.5" is 7550. */
function minorUnits(amount: string): number {
  const [whole = "0", part = ""] = amount.replace("-", "").split(".");
  const units = Number(whole) * 100 + Number(part.padEnd(2, "0"));
  return amount.startsWith("-") ? -units : units;
}

const problemsOf = (error: z.ZodError): string =>
  error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; ");
