import { addDays, momentAt } from "../shared/stay";

/** When a business date is over: at the audit hour of the next day, by the hotel's own clocks. */
export const endOfDay = (businessDate: string, auditHour: number, timeZone: string): Date =>
  momentAt(addDays(businessDate, 1), auditHour, timeZone);
