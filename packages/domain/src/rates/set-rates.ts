import { transaction } from "@roomstream/db/transaction";
import { appendEvents } from "@roomstream/events/outbox/append";
import type { Context } from "../shared/context";
import { ownEvent } from "../shared/own-event";
import type { NightlyPrice, RatePlan } from "./pricing";

export type TypePrices = { roomTypeId: string; prices: NightlyPrice[] };

/** Sets a hotel's rate plans, in the order they are shown, and the nightly prices of its room types; what is there is replaced. */
export async function setRates(args: {
  ctx: Context;
  property: { propertyId: string; timeZone: string };
  plans: RatePlan[];
  types: TypePrices[];
  actor: string;
}): Promise<void> {
  const { ctx, property, plans, types, actor } = args;
  const { propertyId } = property;
  await transaction(ctx.databases.of("rates"), async (tx) => {
    for (const [sort, plan] of plans.entries()) {
      await tx.query({
        text: `INSERT INTO rates.rate_plan (property_id, rate_plan_id, name, includes, adjustment_bp, adult_supplement,
            child_supplement, guarantee, held_bp, due_now_bp, free_cancellation_days, free_cancellation_hour,
            cancellation_fee_bp, sort)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
          ON CONFLICT (property_id, rate_plan_id) DO UPDATE SET name = excluded.name, includes = excluded.includes,
            adjustment_bp = excluded.adjustment_bp, adult_supplement = excluded.adult_supplement,
            child_supplement = excluded.child_supplement, guarantee = excluded.guarantee, held_bp = excluded.held_bp,
            due_now_bp = excluded.due_now_bp, free_cancellation_days = excluded.free_cancellation_days,
            free_cancellation_hour = excluded.free_cancellation_hour, cancellation_fee_bp = excluded.cancellation_fee_bp,
            sort = excluded.sort`,
        values: [
          propertyId,
          plan.ratePlanId,
          plan.name,
          plan.includes,
          plan.adjustmentBp,
          plan.adultSupplement,
          plan.childSupplement,
          plan.guarantee,
          plan.heldBp,
          plan.dueNowBp,
          plan.freeCancellationDays,
          plan.freeCancellationHour,
          plan.cancellationFeeBp,
          sort,
        ],
      });
    }
    const nights = types.flatMap(({ roomTypeId, prices }) =>
      prices.map((price) => ({ roomTypeId, ...price })),
    );
    await tx.query({
      text: `INSERT INTO rates.nightly_price (property_id, room_type_id, night, amount, extra_adult, extra_child)
        SELECT $1, * FROM unnest($2::text[], $3::date[], $4::bigint[], $5::bigint[], $6::bigint[])
        ON CONFLICT (property_id, room_type_id, night) DO UPDATE SET amount = excluded.amount,
          extra_adult = excluded.extra_adult, extra_child = excluded.extra_child`,
      values: [
        propertyId,
        nights.map((night) => night.roomTypeId),
        nights.map((night) => night.night),
        nights.map((night) => night.amount),
        nights.map((night) => night.extraAdult),
        nights.map((night) => night.extraChild),
      ],
    });
    const events = types.flatMap(({ roomTypeId, prices }) => {
      const [from, to] = [prices[0]?.night, prices.at(-1)?.night];
      if (from === undefined || to === undefined) return [];
      const about = { ...property, aggregateId: `${propertyId}/${roomTypeId}`, aggregateVersion: 1, actor };
      return [ownEvent(ctx, about, { eventType: "rate.updated", data: { roomTypeId, from, to } })];
    });
    await appendEvents({ tx, service: "rates", signals: ctx.signals, events });
  });
}
