import { finishDays } from "@roomstream/domain/analytics/finish-days";
import { kpis } from "@roomstream/domain/analytics/queries/kpis";
import { movements } from "@roomstream/domain/analytics/queries/movements";
import { NIGHT_AUDIT } from "@roomstream/domain/night-audit/audit-due";
import { closeDays } from "@roomstream/domain/night-audit/close-days";
import { checkIn } from "@roomstream/domain/reservations/check-in";
import { addDays } from "@roomstream/domain/shared/stay";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ask } from "./support/guests";
import { type FrontDesk, openFrontDesk, takeAll, value } from "./support/open-desk";
import { deliver, hearersOf, type Sent } from "./support/services";

const propertyId = "TEST-001";
const DAY_MS = 24 * 60 * 60_000;

/** Noon of some days ago: what a hotel's day is closed by lies behind the real time by which that is recorded. */
const noon = (daysAgo: number) => new Date(Math.floor(Date.now() / DAY_MS - daysAgo) * DAY_MS + DAY_MS / 2);

describe("figures as of a past moment", () => {
  let desk: FrontDesk;
  let date: string;
  beforeEach(async () => {
    desk = await openFrontDesk(6, noon(5));
    date = (await desk.today()).businessDate;
  });
  afterEach(() => desk.close());

  const figures = async (asOf: Date) => {
    const answer = value(
      await kpis({
        ctx: desk.ctx,
        propertyId,
        from: date,
        to: addDays(date, 1),
        granularity: "day",
        asOf: asOf.toISOString(),
      }),
    );
    return answer.items;
  };

  /** A stay booked now, of which analytics hears nothing; returns what it is still to hear. */
  async function bookUnheard(): Promise<Sent[]> {
    const kept: Sent[] = [];
    await ask(desk.ctx, {
      guarantee: "NONE",
      ahead: 1,
      clockMs: desk.ctx.clock.now().getTime() - Date.now(),
    });
    for (let sent = await takeAll(desk.ctx); sent.length > 0; sent = await takeAll(desk.ctx)) {
      for (const one of sent) {
        for (const service of hearersOf(one.topic)) {
          if (service === "analytics" && one.topic.startsWith("reservation.")) kept.push(one);
          else await deliver(desk.ctx, service, [one]);
        }
      }
    }
    return kept;
  }

  /** Closes what is over, at this moment of the hotel's, and makes it final as far as everything was heard. */
  async function closeAt(moment: Date): Promise<void> {
    desk.setClock(moment);
    await closeDays({ ctx: desk.ctx, propertyId, by: NIGHT_AUDIT });
    await desk.settle();
    // The audit is told of in real time; this hotel's is some days behind.
    await desk.rows("UPDATE analytics.closed_day SET closed_at = $1 WHERE final_at IS NULL", [moment]);
    await desk.rows("UPDATE reservations.outbox SET recorded_at = $1 WHERE recorded_at > $1", [moment]);
    await finishDays(desk.ctx);
  }

  it("given a day that was made final, then what is heard of it later counts from when it is heard", async () => {
    await desk.settle();
    await desk.book({ ahead: 1 });
    const unheard = await bookUnheard();
    // It lies in the dead letters: for what is final that is as good as heard.
    await desk.rows(
      `INSERT INTO analytics.inbox ("group", event_id, status) SELECT 'analytics', unnest($1::uuid[]), 'dead'`,
      [unheard.map(({ eventId }) => eventId)],
    );
    const closed = noon(4);
    await closeAt(closed);
    desk.setClock(noon(3));
    const before = await figures(noon(3));
    expect(before).toMatchObject([{ reservations: 1, provisional: false }, { roomsSold: 1 }]);
    desk.setClock(noon(2));
    await desk.rows("DELETE FROM analytics.inbox WHERE status = 'dead'");
    // The confirmation first, then what it confirms.
    for (const one of unheard.toReversed()) await deliver(desk.ctx, "analytics", [one]);
    expect(await figures(noon(3))).toEqual(before);
    expect(await figures(closed)).toMatchObject([{ reservations: 1 }, { roomsSold: 1 }]);
    expect(await figures(noon(2))).toMatchObject([{ reservations: 2 }, { roomsSold: 2 }]);
  });

  it("given a day that was closed and something of it is not heard, then it is provisional until it is", async () => {
    await desk.settle();
    const unheard = await bookUnheard();
    await closeAt(noon(4));
    expect(await figures(noon(4))).toMatchObject([{ reservations: 0, provisional: true }, { roomsSold: 0 }]);
    for (const one of unheard) await deliver(desk.ctx, "analytics", [one]);
    desk.setClock(noon(3));
    await finishDays(desk.ctx);
    expect(await figures(noon(3))).toMatchObject([{ reservations: 1, provisional: false }, { roomsSold: 1 }]);
  });

  it("given a guest who is checked in at the moment of booking, then the books moved once", async () => {
    await desk.settle();
    value(await checkIn({ ...desk.order(await desk.book()), roomId: "DOUBLE-1" }));
    await desk.settle();
    const until = noon(4).toISOString();
    const moved = await movements({ ctx: desk.ctx, propertyId, after: "-infinity", until, most: 10 });
    expect(moved).toMatchObject([{ kind: "BOOKED", nights: 2 }]);
  });

  it("given days that no audit has closed, then they are provisional however long they are over", async () => {
    await desk.settle();
    await desk.book({ ahead: 1 });
    desk.setClock(noon(1));
    const provisional = (await figures(noon(2))).map((day) => day.provisional);
    expect(provisional).toEqual([true, true]);
  });
});
