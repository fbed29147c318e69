import type { NightlyPrice } from "../rates/pricing";
import { dayOfWeek } from "../shared/stay";
import type { DemoHotel } from "./demo-hotel";

/** Per cent of the season's price by day of the week, Monday first. */
const WEEKDAYS = [94, 92, 94, 98, 110, 114, 98];

/** Prices of a room type for nights: base, season, weekday, and a ripple of its own that is the same at every seeding. */
export function demoPrices(demo: DemoHotel, roomTypeId: string, nights: string[]): NightlyPrice[] {
  const base = demo.base[roomTypeId];
  if (!base) throw new Error(`${demo.hotel.name} has no base price for ${roomTypeId}`);
  return nights.map((night) => {
    const season = demo.seasons[Number(night.slice(5, 7)) - 1] ?? 100;
    const weekday = WEEKDAYS[dayOfWeek(night) - 1] ?? 100;
    const exact = (base.amount * season * weekday * ripple(night)) / 1_000_000;
    const amount = Math.round(exact / demo.roundTo) * demo.roundTo;
    return { night, amount, extraAdult: base.extraAdult, extraChild: base.extraChild };
  });
}

/** 97 to 103 per cent, by the date alone. */
const ripple = (night: string): number => {
  const day = Number(night.replaceAll("-", ""));
  return 97 + ((day * 7919) % 7);
};
