import { run } from "@roomstream/db/transaction";
import { type FailPoint, reach } from "@roomstream/events/fail-points";
import { extendCalendar } from "../availability/extend-calendar";
import { postNights } from "../payments/post-nights";
import { type AuditDay, holdAuditLease } from "../property/audit-lease";
import { AUDIT_STEPS, type AuditStep, recordStep, stepsDone } from "../property/audit-steps";
import { closeDay } from "../property/close-day";
import type { PropertyDetails } from "../property/contract";
import { soilOccupied } from "../property/soil-occupied";
import { extendPrices } from "../rates/extend-prices";
import { alertOverstays } from "../reservations/alert-overstays";
import { markNoShows } from "../reservations/mark-no-shows";
import { inHouse } from "../reservations/queries/in-house";
import { type Actor, actorName } from "../shared/actor";
import type { Context } from "../shared/context";
import { addDays } from "../shared/stay";

export type Audit = {
  ctx: Context;
  property: PropertyDetails;
  day: AuditDay;
  /** Who holds the lease. */
  owner: string;
  by: Actor;
  address?: string;
};

type Figures = Map<AuditStep, number>;

/**
 * Closes one business date, step by step. What each service does is done once whatever stops it in between: nights and no-shows by
 * what is there, the rest by the step's own record; a step that is recorded is not begun again. Returns what each did, or undefined
 * when another worker has taken over.
 */
export async function closeOneDay(audit: Audit): Promise<Figures | undefined> {
  const { ctx, property, day, owner } = audit;
  const { propertyId } = property;
  const of = { propertyId, businessDate: day.businessDate };
  const done = await stepsDone({ ctx, ...of });
  for (const step of AUDIT_STEPS) {
    if (done.has(step)) continue;
    if (!(await holdAuditLease({ ctx, propertyId, owner }))) return undefined;
    const figure = await STEPS[step](audit, of);
    reach(POINTS[step], "property");
    if (step !== "ROOMS" && step !== "CLOSED") {
      await recordStep(
        { query: (statement) => run(ctx.databases.of("property"), statement) },
        of,
        step,
        figure,
      );
    }
    done.set(step, figure);
  }
  return done;
}

const POINTS: Record<AuditStep, FailPoint> = {
  NO_SHOWS: "audit.no-shows",
  NIGHTS: "audit.nights",
  ROOMS: "audit.rooms",
  CALENDAR: "audit.calendar",
  PRICES: "audit.prices",
  CLOSED: "audit.closed",
};

type Step = (audit: Audit, of: { propertyId: string; businessDate: string }) => Promise<number>;

const STEPS: Record<AuditStep, Step> = {
  NO_SHOWS: ({ ctx, day, by }, of) => markNoShows({ ctx, ...of, since: day.firstDate, by }),
  NIGHTS: async ({ ctx }, of) => {
    const guests = await inHouse({ ctx, propertyId: of.propertyId });
    await alertOverstays({ ctx, ...of });
    const tonight = guests.filter(
      (stay) => stay.arrival <= of.businessDate && stay.departure > of.businessDate,
    );
    return postNights({ ctx, ...of, stays: tonight });
  },
  ROOMS: async ({ ctx, by }, of) => {
    const guests = await inHouse({ ctx, propertyId: of.propertyId });
    const roomIds = guests.flatMap((stay) => stay.roomId ?? []);
    await soilOccupied({ ctx, day: of, roomIds, by });
    return roomIds.length;
  },
  CALENDAR: ({ ctx, property, day, by }) =>
    extendCalendar({ ctx, ...sold(property), until: soldUntil(day), actor: actorName(by) }),
  PRICES: ({ ctx, property, day, by }) =>
    extendPrices({ ctx, ...sold(property), until: soldUntil(day), actor: actorName(by) }),
  CLOSED: async ({ ctx, by, address }, of) => {
    await closeDay({ ctx, day: of, by, ...(address === undefined ? {} : { address }) });
    return 1;
  },
};

const sold = (property: PropertyDetails) => ({
  property,
  roomTypeIds: property.roomTypes.map((type) => type.roomTypeId),
});

/** The first night that is not on sale once the next day has begun. */
const soldUntil = ({ businessDate, sellsAhead }: AuditDay): string => addDays(businessDate, 1 + sellsAhead);
