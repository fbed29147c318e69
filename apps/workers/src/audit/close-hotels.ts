import { NIGHT_AUDIT } from "@roomstream/domain/night-audit/audit-due";
import { closeDays } from "@roomstream/domain/night-audit/close-days";
import { auditAtOf } from "@roomstream/domain/property/queries/audit-at";
import { daysOver } from "@roomstream/domain/property/queries/days-over";
import { listProperties } from "@roomstream/domain/property/queries/find-property";
import type { Context } from "@roomstream/domain/shared/context";
import { dayInWords, momentInWords } from "@roomstream/domain/shared/dates";
import type { Options } from "./options";

/** What the command did in lines for people; 1 when a hotel's day could not be closed. */
export type Told = { lines: string[]; exitCode: 0 | 1 };

/** Closes what is over of one hotel, or of every hotel; when nothing is over, says when each can be closed. */
export async function closeHotels(ctx: Context, { propertyId, until }: Options): Promise<Told> {
  const hotels = propertyId === undefined ? await daysOver({ ctx }) : [propertyId];
  if (hotels.length === 0)
    return { lines: ["No hotel's day is over.", ...(await nextAudits(ctx))], exitCode: 0 };
  const told: Told[] = [];
  for (const hotel of hotels) told.push(await closeOne(ctx, hotel, until));
  return {
    lines: told.flatMap(({ lines }) => lines),
    exitCode: told.some(({ exitCode }) => exitCode === 1) ? 1 : 0,
  };
}

async function closeOne(ctx: Context, propertyId: string, until: string | undefined): Promise<Told> {
  const result = await closeDays({
    ctx,
    propertyId,
    by: NIGHT_AUDIT,
    ...(until === undefined ? {} : { until }),
  });
  if (!result.ok) return { lines: [`${propertyId}: ${result.refusal.message}`], exitCode: 1 };
  const { closed, businessDate } = result.value;
  const days = closed.map(
    (day) =>
      `${propertyId}: ${day.businessDate} closed: ${day.noShows} no-shows, ${day.nightsPosted} nights posted, ${day.roomsToClean} rooms to clean, ${day.nightsOpened} nights put on sale`,
  );
  return { lines: [...days, `${propertyId}: the business date is ${businessDate}.`], exitCode: 0 };
}

async function nextAudits(ctx: Context): Promise<string[]> {
  const hotels = await listProperties({ ctx, listedOnly: false });
  const lines: string[] = [];
  for (const { propertyId, name, businessDate, timeZone } of hotels) {
    const at = await auditAtOf({ ctx, propertyId });
    if (at)
      lines.push(
        `${propertyId}, ${name}: ${dayInWords(businessDate)} can be closed after ${momentInWords(at, timeZone)}.`,
      );
  }
  return lines;
}
