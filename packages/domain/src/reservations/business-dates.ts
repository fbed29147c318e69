import { findProperty } from "../property/queries/find-property";
import type { Context } from "../shared/context";

/** The business date of each of some hotels. */
export type BusinessDates = Map<string, string>;

/** Asks which day it is at these hotels. Asked before a transaction, never within. */
export async function businessDatesOf(ctx: Context, propertyIds: string[]): Promise<BusinessDates> {
  const dates: BusinessDates = new Map();
  for (const propertyId of new Set(propertyIds)) {
    const property = await findProperty({ ctx, propertyId });
    if (property) dates.set(propertyId, property.businessDate);
  }
  return dates;
}
