import {
  awaitsItsPresent,
  canTellHistory,
  DEMO_PAST_DAYS,
  demoNights,
  tellDemoHistory,
} from "@roomstream/domain/demo/history/tell-demo-history";
import { liveADay } from "@roomstream/domain/demo/live-a-day";
import { seedDemo } from "@roomstream/domain/demo/seed-demo";
import { closeDays } from "@roomstream/domain/night-audit/close-days";
import type { PropertyDetails } from "@roomstream/domain/property/contract";
import { listProperties } from "@roomstream/domain/property/queries/find-property";
import type { Context } from "@roomstream/domain/shared/context";
import type { AtWork } from "@roomstream/domain/shared/open-context";
import { SERVICES } from "@roomstream/environment/environment";
import { startWorkers } from "../start-workers";

const DAY_MS = 24 * 60 * 60_000;
const DAYS_BEFORE = 2;
const BY = { kind: "system", part: "demo" } as const;
/** Shares of a hotel's rooms that are booked on its first day, by the day of arrival. */
const FIRST_DAY = [
  { daysAhead: 0, share: 0.35 },
  { daysAhead: 1, share: 0.14 },
];
const SECOND_DAY = [{ daysAhead: 0, share: 0.1 }];
/** Today's own guests, of whom most are still to come, and some of the next weeks. */
const TODAY = [
  { daysAhead: 0, share: 0.16 },
  ...Array.from({ length: 18 }, (_, day) => ({ daysAhead: day + 1, share: 0.03 })),
];

/**
 * Opens the demo hotels more than a year ago, where there are none, tells their past until two days ago, and lives through those days
 * with all services at work, so that today begins with guests in the house. These days go by the commands and events of any other.
 */
export async function fillDemo(
  { ctx, bus }: AtWork,
  demo: { url: string; dataDir: string; onProgress: (share: number) => void },
): Promise<void> {
  const { onProgress, ...seed } = demo;
  let behind = DAYS_BEFORE * DAY_MS;
  const then: Context = { ...ctx, clock: { now: () => new Date(ctx.clock.now().getTime() - behind) } };
  if (!canTellHistory(ctx)) {
    if (!(await seedDemo({ ctx: then, ...seed }))) return;
  } else {
    const opening = () => new Date(then.clock.now().getTime() - DEMO_PAST_DAYS * DAY_MS);
    await seedDemo({ ctx: { ...ctx, clock: { now: opening } }, ...seed, sells: demoNights });
    await tellDemoHistory({ ctx: then, onProgress });
    if (!(await awaitsItsPresent(then))) return;
  }
  const workers = await startWorkers({ ctx: then, bus }, [...SERVICES]);
  try {
    let guests = 0;
    const live = async (arrivals: typeof TODAY, awaited: (property: PropertyDetails) => number) => {
      for (const property of await listProperties({ ctx: then, listedOnly: true })) {
        guests += await liveADay({
          ctx: then,
          property,
          first: guests,
          arrivals,
          awaited: awaited(property),
        });
      }
    };
    const nightFalls = async () => {
      behind -= DAY_MS;
      for (const { propertyId } of await listProperties({ ctx: then, listedOnly: true })) {
        const closed = await closeDays({ ctx: then, propertyId, by: BY });
        // The timer of the night audit may have been faster.
        if (!closed.ok && closed.refusal.code !== "WRONG_DAY") throw new Error(closed.refusal.message);
      }
    };
    await live(FIRST_DAY, () => 0);
    await nightFalls();
    await live(SECOND_DAY, () => 1);
    await nightFalls();
    await live(TODAY, ({ rooms }) => Math.max(2, Math.round(rooms * 0.13)));
  } finally {
    await workers.close();
  }
}
