/** Things with how often each is drawn. */
type Weighed<T> = readonly (readonly [T, number])[];

/** What a demo hotel's year is like. */
export type Demand = {
  /** The share of its rooms that are slept in on a night of the middle of each month, January first. */
  months: readonly number[];
  /** Times of the year of their own, as `MM-DD` with both ends, and what they make of the month's share. */
  times: readonly { from: string; to: string; factor: number }[];
  /** What a weekday makes of it, Monday first. */
  weekdays: readonly number[];
  nights: Weighed<number>;
  /** Guests book so many days ahead, from the first number to before the second. */
  leadDays: Weighed<readonly [number, number]>;
  channels: Weighed<string>;
  plans: Weighed<string>;
  /** Adults and children. */
  parties: Weighed<readonly [number, number]>;
  /** Shares of all that is booked. */
  cancelled: number;
  noShow: number;
};

/** Spring and autumn are high, and weekends; August is for the beaches. */
const LISBON: Demand = {
  months: [0.52, 0.58, 0.68, 0.79, 0.86, 0.84, 0.76, 0.74, 0.87, 0.82, 0.64, 0.58],
  times: [
    { from: "06-11", to: "06-14", factor: 1.12 },
    { from: "12-10", to: "12-23", factor: 0.82 },
    { from: "12-28", to: "12-31", factor: 1.5 },
  ],
  weekdays: [0.9, 0.89, 0.93, 1, 1.13, 1.15, 0.98],
  nights: [
    [1, 15],
    [2, 31],
    [3, 28],
    [4, 15],
    [5, 7],
    [7, 4],
  ],
  leadDays: [
    [[0, 3], 12],
    [[3, 14], 21],
    [[14, 45], 30],
    [[45, 90], 22],
    [[90, 170], 15],
  ],
  channels: [
    ["DIRECT", 34],
    ["Booking.com", 38],
    ["Expedia", 18],
    ["Corporate", 10],
  ],
  plans: [
    ["NONREF", 32],
    ["FLEX", 42],
    ["BREAKFAST", 26],
  ],
  parties: [
    [[1, 0], 24],
    [[2, 0], 64],
    [[2, 1], 8],
    [[2, 2], 4],
  ],
  cancelled: 0.21,
  noShow: 0.015,
};

/** Summer on the lake, the leaves of late September and October, and weekends all year. */
const ADIRONDACKS: Demand = {
  months: [0.4, 0.46, 0.32, 0.26, 0.44, 0.68, 0.88, 0.9, 0.7, 0.62, 0.3, 0.42],
  times: [
    { from: "02-13", to: "02-21", factor: 1.35 },
    { from: "07-01", to: "07-06", factor: 1.1 },
    { from: "09-22", to: "10-14", factor: 1.32 },
    { from: "10-21", to: "10-31", factor: 0.7 },
    { from: "12-24", to: "12-31", factor: 1.6 },
  ],
  weekdays: [0.76, 0.74, 0.8, 0.95, 1.3, 1.34, 0.96],
  nights: [
    [1, 11],
    [2, 35],
    [3, 25],
    [4, 12],
    [5, 8],
    [7, 9],
  ],
  leadDays: [
    [[0, 3], 7],
    [[3, 14], 16],
    [[14, 45], 26],
    [[45, 90], 26],
    [[90, 170], 25],
  ],
  channels: [
    ["DIRECT", 52],
    ["Booking.com", 22],
    ["Expedia", 26],
  ],
  plans: [
    ["LAKE", 24],
    ["FLEX", 54],
    ["FULLBOARD", 22],
  ],
  parties: [
    [[1, 0], 7],
    [[2, 0], 60],
    [[2, 1], 14],
    [[2, 2], 19],
  ],
  cancelled: 0.19,
  noShow: 0.012,
};

/** Cherries in April, obon in August, leaves in November, and Saturdays. */
const KISO: Demand = {
  months: [0.44, 0.42, 0.56, 0.74, 0.68, 0.52, 0.6, 0.74, 0.6, 0.78, 0.84, 0.54],
  times: [
    { from: "04-05", to: "04-20", factor: 1.22 },
    { from: "04-29", to: "05-05", factor: 1.38 },
    { from: "08-11", to: "08-16", factor: 1.3 },
    { from: "11-01", to: "11-20", factor: 1.14 },
    { from: "12-29", to: "12-31", factor: 1.7 },
  ],
  weekdays: [0.84, 0.82, 0.86, 0.92, 1.16, 1.34, 1],
  nights: [
    [1, 58],
    [2, 32],
    [3, 8],
    [4, 2],
  ],
  leadDays: [
    [[0, 3], 6],
    [[3, 14], 17],
    [[14, 45], 33],
    [[45, 90], 27],
    [[90, 170], 17],
  ],
  channels: [
    ["DIRECT", 46],
    ["Booking.com", 36],
    ["Expedia", 18],
  ],
  plans: [
    ["HALFBOARD", 78],
    ["ROOM", 22],
  ],
  parties: [
    [[1, 0], 12],
    [[2, 0], 72],
    [[2, 1], 10],
    [[3, 0], 6],
  ],
  cancelled: 0.17,
  noShow: 0.011,
};

export const DEMANDS: Record<string, Demand> = {
  "PROP-001": LISBON,
  "PROP-002": ADIRONDACKS,
  "PROP-003": KISO,
};

const MIDDLE = 15;
const DAYS_OF_MONTH = 30;

/** The share of a hotel's rooms that are wanted for a night: between the middles of months it goes over from one to the other. */
export function shareOf(demand: Demand, date: string, weekday: number): number {
  const month = Number(date.slice(5, 7)) - 1;
  const past = (Number(date.slice(8, 10)) - MIDDLE) / DAYS_OF_MONTH;
  const here = demand.months[month] ?? 0;
  const there = demand.months[(month + (past < 0 ? 11 : 1)) % 12] ?? here;
  const day = date.slice(5);
  const time = demand.times.find(({ from, to }) => from <= day && day <= to)?.factor ?? 1;
  return Math.min(0.98, (here + (there - here) * Math.abs(past)) * time * (demand.weekdays[weekday] ?? 1));
}
