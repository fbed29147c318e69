import type { Hotel } from "../property/register-hotel";
import type { RatePlan } from "../rates/pricing";

/** A demo hotel: its data, and what its prices follow from. `sellableUntil` is set when it is seeded. */
export type DemoHotel = {
  hotel: Omit<Hotel, "sellableUntil">;
  plans: RatePlan[];
  /** Base price of a night for two adults by room type id, and what more people add, in minor units. */
  base: Record<string, { amount: number; extraAdult: number; extraChild: number }>;
  /** Demand by month, January first, in per cent of the base price. */
  seasons: number[];
  /** Prices end on a multiple of this many minor units. */
  roundTo: number;
};

/** A plan with what most plans share. */
export const plan = (
  own: Pick<RatePlan, "ratePlanId" | "name" | "guarantee"> & Partial<RatePlan>,
): RatePlan => ({
  includes: "",
  adjustmentBp: 0,
  adultSupplement: 0,
  childSupplement: 0,
  heldBp: 0,
  dueNowBp: 0,
  freeCancellationDays: 2,
  freeCancellationHour: 18,
  cancellationFeeBp: 0,
  ...own,
});

/** Rooms numbered by floor: `rooms("1", 101, 6)` are 101 to 106. */
export const rooms = (floor: string, first: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ roomId: String(first + index), floor }));
