import { run } from "@roomstream/db/transaction";
import type { PropertyDetails } from "../../property/contract";
import type { Context } from "../../shared/context";
import { type Dates, nightCount } from "../../shared/stay";
import { type NightlyPrice, type PricedStay, priceStay, type RatePlan } from "../pricing";
import { guaranteeOf } from "./guarantee-of";
import type { Party } from "./totals-of-nights";

export type Quote = {
  roomTypeId: string;
  plan: RatePlan;
  priced: PricedStay;
  guarantee: ReturnType<typeof guaranteeOf>;
};

/**
 * Prices of a stay for every room type and rate plan of a hotel, or for the one asked for.
 * A type without a price on each of the nights is not quoted. One query; rows read are nights times types, and plans.
 */
export async function quoteStay(args: {
  ctx: Context;
  property: PropertyDetails;
  dates: Dates;
  party: Party;
  only?: { roomTypeId: string; ratePlanId: string };
}): Promise<Quote[]> {
  const { ctx, property, dates, party, only } = args;
  const types = await run<{ room_type_id: string; prices: NightlyPrice[]; plans: PlanRow[] | null }>(
    ctx.databases.of("rates"),
    {
      name: "quote-stay",
      text: `SELECT room_type_id, json_agg(json_build_object('night', night, 'amount', amount,
            'extraAdult', extra_adult, 'extraChild', extra_child) ORDER BY night) AS prices,
          (SELECT json_agg(to_json(p) ORDER BY p.sort) FROM rates.rate_plan p
            WHERE p.property_id = $1 AND ($2::text IS NULL OR p.rate_plan_id = $2)) AS plans
        FROM rates.nightly_price
        WHERE property_id = $1 AND night >= $3 AND night < $4 AND room_type_id = ANY($5)
        GROUP BY room_type_id HAVING count(*) = $6`,
      values: [
        property.propertyId,
        only?.ratePlanId ?? null,
        dates.arrival,
        dates.departure,
        only ? [only.roomTypeId] : property.roomTypes.map((type) => type.roomTypeId),
        nightCount(dates),
      ],
    },
  );
  return types.flatMap(({ room_type_id, prices, plans }) =>
    (plans ?? []).map(planOf).map((plan) => {
      const priced = priceStay(plan, prices, party, property.taxes);
      return { roomTypeId: room_type_id, plan, priced, guarantee: guaranteeOf(plan, priced.totals.total) };
    }),
  );
}

type PlanRow = {
  rate_plan_id: string;
  name: string;
  includes: string;
  adjustment_bp: number;
  adult_supplement: number;
  child_supplement: number;
  guarantee: RatePlan["guarantee"];
  held_bp: number;
  due_now_bp: number;
  free_cancellation_days: number | null;
  free_cancellation_hour: number;
  cancellation_fee_bp: number;
};

const planOf = (row: PlanRow): RatePlan => ({
  ratePlanId: row.rate_plan_id,
  name: row.name,
  includes: row.includes,
  adjustmentBp: row.adjustment_bp,
  adultSupplement: row.adult_supplement,
  childSupplement: row.child_supplement,
  guarantee: row.guarantee,
  heldBp: row.held_bp,
  dueNowBp: row.due_now_bp,
  freeCancellationDays: row.free_cancellation_days,
  freeCancellationHour: row.free_cancellation_hour,
  cancellationFeeBp: row.cancellation_fee_bp,
});
