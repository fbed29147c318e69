import type { PropertyDetails } from "../../property/contract";
import { type NightlyPrice, priceStay } from "../../rates/pricing";
import { guaranteeOf } from "../../rates/queries/guarantee-of";
import type { Quote } from "../../rates/queries/quote-stay";
import type { DemoHotel } from "../demo-hotel";
import { demoPrices } from "../demo-prices";
import { dateOf } from "./day-number";
import type { PastLife } from "./past-life";

/** What stays cost: by the prices of the hotel's nights and the plan's terms, as for anybody. */
export class PastPrices {
  private readonly nights = new Map<string, NightlyPrice>();

  constructor(
    private readonly demo: DemoHotel,
    private readonly property: PropertyDetails,
  ) {}

  quote({ roomTypeId, ratePlanId, arrival, departure, adults, children }: PastLife): Quote {
    const plan = this.demo.plans.find((known) => known.ratePlanId === ratePlanId);
    if (!plan) throw new Error(`${this.demo.hotel.name} has no plan ${ratePlanId}`);
    const prices = Array.from({ length: departure - arrival }, (_, index) =>
      this.priceOf(roomTypeId, arrival + index),
    );
    const priced = priceStay(plan, prices, { adults, children }, this.property.taxes);
    return { roomTypeId, plan, priced, guarantee: guaranteeOf(plan, priced.totals.total) };
  }

  private priceOf(roomTypeId: string, day: number): NightlyPrice {
    const key = `${roomTypeId} ${day}`;
    const price = this.nights.get(key) ?? demoPrices(this.demo, roomTypeId, [dateOf(day)])[0];
    if (!price) throw new Error(`${key} has no price`);
    this.nights.set(key, price);
    return price;
  }
}
