import type { Kpi, Overview } from "@roomstream/domain/analytics/contract";
import { addDays, weekday } from "../../lib/dates";

const TODAY = "2026-11-22";
const AS_OF = "2026-11-22T14:02:00.000Z";
const NIGHTS = 60;
const WEEKS = 12;

/** The figures of a period that nothing happened in. */
const nothing = (period: string): Kpi => ({
  period,
  roomsPhysical: 54,
  roomsOutOfOrder: 0,
  roomsOutOfService: 0,
  roomsSold: 0,
  roomsComplimentary: 0,
  roomRevenue: 0,
  currency: "EUR",
  occupancy: 0,
  occupancyOfPhysical: 0,
  adr: null,
  revpar: 0,
  reservations: 0,
  cancellations: 0,
  noShows: 0,
  provisional: true,
});

/** The figures of so many nights of a house of 54 rooms. */
export function kpiOf(period: string, nights: number, roomsSold: number, roomRevenue: number): Kpi {
  const available = 54 * nights;
  return {
    ...nothing(period),
    roomsPhysical: available,
    roomsSold,
    roomRevenue,
    occupancy: roomsSold / available,
    occupancyOfPhysical: roomsSold / available,
    adr: roomsSold === 0 ? null : Math.round(roomRevenue / roomsSold),
    revpar: Math.round(roomRevenue / available),
  };
}

/** A hotel that nobody has booked at yet. */
export const emptyOverview = (propertyId = "PROP-001"): Overview => ({
  propertyId,
  name: "Casa do Mirante",
  timeZone: "Europe/Lisbon",
  currency: "EUR",
  businessDate: TODAY,
  asOf: AS_OF,
  knownSince: null,
  tonight: { kpi: nothing(TODAY), lastYear: null },
  pickedUp: {
    booked: { reservations: 0, nights: 0, revenue: 0 },
    cancelled: { reservations: 0, nights: 0, revenue: 0 },
  },
  nights: Array.from({ length: NIGHTS }, (_, index) => ({
    night: addDays(TODAY, index),
    available: 54,
    sold: 0,
    soldWeekBefore: 0,
    soldLastYear: 0,
  })),
  months: [
    {
      month: "2026-11",
      from: "2026-11-01",
      to: "2026-11-21",
      over: true,
      kpi: nothing("2026-11"),
      lastYear: null,
    },
    { month: "2026-11", from: TODAY, to: "2026-11-30", over: false, kpi: nothing("2026-11"), lastYear: null },
    {
      month: "2026-12",
      from: "2026-12-01",
      to: "2026-12-31",
      over: false,
      kpi: nothing("2026-12"),
      lastYear: null,
    },
  ],
  channels: [],
  weeks: Array.from({ length: WEEKS }, (_, index) => ({
    week: addDays("2026-11-16", 7 * (index + 1 - WEEKS)),
    booked: 0,
    cancelled: 0,
    bookedLastYear: 0,
    cancelledLastYear: 0,
  })),
  latest: [],
});

/** A wave that ends with the weekends and falls off with the time to come, so that charts have a shape. */
const soldOn = (night: string, index: number, base: number) =>
  Math.max(
    0,
    Math.round(
      base * Math.exp(-index / 45) + 6 * Math.sin(index / 6) + ([5, 6].includes(weekday(night)) ? 6 : 0),
    ),
  );

/** A hotel in the middle of its life: a year behind it, a season ahead. */
export function livelyOverview(): Overview {
  const empty = emptyOverview();
  return {
    ...empty,
    knownSince: "2025-10-01T00:00:00.000Z",
    tonight: {
      kpi: {
        ...kpiOf(TODAY, 1, 46, 595_240),
        roomsPhysical: 55,
        roomsOutOfOrder: 1,
        occupancyOfPhysical: 46 / 55,
      },
      lastYear: kpiOf("2025-11-23", 1, 43, 535_780),
    },
    pickedUp: {
      booked: { reservations: 8, nights: 21, revenue: 358_774 },
      cancelled: { reservations: 1, nights: -2, revenue: -23_491 },
    },
    nights: empty.nights.map((one, index) => {
      const sold = Math.min(54, soldOn(one.night, index, 42));
      return {
        ...one,
        sold,
        soldWeekBefore: Math.max(0, sold - (index % 5) + (index % 11 === 0 ? 3 : 0)),
        soldLastYear: Math.min(54, soldOn(one.night, index + 2, index > 20 && index < 29 ? 52 : 38)),
      };
    }),
    months: [
      {
        ...month("2026-11", "2026-11-01", "2026-11-21", true),
        kpi: { ...kpiOf("2026-11", 21, 950, 14_356_900), provisional: false },
        lastYear: kpiOf("2025-11", 21, 892, 12_911_000),
      },
      {
        ...month("2026-11", TODAY, "2026-11-30", false),
        kpi: kpiOf("2026-11", 9, 407, 5_459_700),
        lastYear: kpiOf("2025-11", 9, 388, 4_949_900),
      },
      {
        ...month("2026-12", "2026-12-01", "2026-12-31", false),
        kpi: kpiOf("2026-12", 31, 906, 12_533_000),
        lastYear: kpiOf("2025-12", 31, 805, 10_540_800),
      },
      {
        ...month("2027-01", "2027-01-01", "2027-01-31", false),
        kpi: kpiOf("2027-01", 31, 407, 4_729_100),
        lastYear: kpiOf("2026-01", 31, 373, 4_130_200),
      },
    ],
    channels: [
      { channel: "DIRECT", roomNights: 950, revenue: 14_535_000, roomNightsLastYear: 760 },
      { channel: "OTA", roomNights: 816, revenue: 11_424_000, roomNightsLastYear: 895 },
      { channel: "COMPANY", roomNights: 331, revenue: 5_395_300, roomNightsLastYear: 272 },
      { channel: "PHONE", roomNights: 211, revenue: 3_165_000, roomNightsLastYear: 204 },
      { channel: "WALK_IN", roomNights: 64, revenue: 729_600, roomNightsLastYear: 65 },
    ],
    weeks: empty.weeks.map((one, index) => ({
      ...one,
      booked: 284 - index,
      cancelled: 36 - index - (index % 3),
      bookedLastYear: 260,
      cancelledLastYear: 33 - (index % 4),
    })),
    latest: [
      movement(1, "14:01", "BOOKED", "Amara Okafor", "2026-12-04", 3, 53_113),
      movement(2, "13:38", "BOOKED", "Lukas Brandt", "2026-11-23", 2, 26_038),
      movement(3, "13:12", "CANCELLED", "Chiara Moretti", "2026-12-01", 2, -23_491),
      movement(4, "12:26", "CHANGED", "Haruto Nishimura", "2026-12-29", 4, 113_774),
      movement(5, "11:49", "NO_SHOW", "Leïla Benkirane", "2026-11-21", 2, 0),
      movement(6, "10:55", "BOOKED", null, "2026-12-26", 1, 63_868),
    ],
  };
}

const month = (name: string, from: string, to: string, over: boolean) => ({ month: name, from, to, over });

const movement = (
  nth: number,
  clock: string,
  kind: Overview["latest"][number]["kind"],
  guest: string | null,
  arrival: string,
  nights: number,
  revenue: number,
): Overview["latest"][number] => ({
  reservationId: `0199a5b0-0000-7000-8000-0000000000${10 + nth}`,
  at: `${TODAY}T${clock}:00.000Z`,
  kind,
  confirmationNumber: `RSV-2026-7K3M9QX${nth}`,
  guest,
  arrival,
  departure: addDays(arrival, nights),
  nights: kind === "CANCELLED" ? -nights : nights,
  revenue,
});
