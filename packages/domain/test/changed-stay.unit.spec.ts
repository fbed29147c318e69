import { plan } from "@roomstream/domain/demo/demo-hotel";
import type { PropertyDetails, Tax } from "@roomstream/domain/property/contract";
import { priceStay } from "@roomstream/domain/rates/pricing";
import { guaranteeOf } from "@roomstream/domain/rates/queries/guarantee-of";
import type { Quote } from "@roomstream/domain/rates/queries/quote-stay";
import { feeOf } from "@roomstream/domain/reservations/cancellation";
import { sellChanged, type WantedStay, wantedStay } from "@roomstream/domain/reservations/changed-stay";
import type { ChangeInput, Offer } from "@roomstream/domain/reservations/contract";
import { offerOf } from "@roomstream/domain/reservations/offer";
import { settlementOf } from "@roomstream/domain/reservations/queries/bill";
import type { ReservationRow } from "@roomstream/domain/reservations/stored-reservation";
import { nightsOf } from "@roomstream/domain/shared/stay";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const TAXES: Tax[] = [
  { kind: "PERCENT_INCLUDED", name: "VAT", basisPoints: 600 },
  { kind: "PER_ADULT_NIGHT", name: "City tax", amount: 400, mostNights: 3 },
];
const flexible = plan({
  ratePlanId: "FLEX",
  name: "Flexible",
  guarantee: "AUTHORIZE",
  heldBp: 5_000,
  dueNowBp: 2_500,
  cancellationFeeBp: 5_000,
});

const house = (own: Partial<PropertyDetails> = {}): PropertyDetails =>
  ({
    propertyId: "PROP-001",
    place: "Lisbon",
    timeZone: "Europe/Lisbon",
    currency: "EUR",
    taxes: TAXES,
    roomTypes: [],
    ...own,
  }) as unknown as PropertyDetails;

/** What the hotel asks for a stay when every night costs this. */
function quote(property: PropertyDetails, stay: WantedStay, amount: number, plan = flexible): Quote {
  const prices = nightsOf(stay).map((night) => ({ night, amount, extraAdult: 1_000, extraChild: 500 }));
  const priced = priceStay(plan, prices, stay, property.taxes);
  return {
    roomTypeId: stay.roomTypeId,
    plan,
    priced,
    guarantee: guaranteeOf(plan, priced.totals.total),
  };
}

const STAY = { roomTypeId: "DOUBLE", arrival: "2026-12-01", departure: "2026-12-03", adults: 2, children: 0 };

/** A confirmed stay that was sold at this price a night. */
function sold(
  property: PropertyDetails,
  amount: number,
  stay: WantedStay = STAY,
  plan = flexible,
): ReservationRow {
  const quoted = quote(property, stay, amount, plan);
  const offer = offerOf(property, stay, quoted, 1);
  return {
    status: "CONFIRMED",
    room_type_id: stay.roomTypeId,
    arrival: stay.arrival,
    departure: stay.departure,
    adults: stay.adults,
    children: stay.children,
    sold: {
      ...offer,
      nights: quoted.priced.nights,
      toAuthorize: offer.heldNow.amount,
      toCapture: offer.dueNow.amount,
      sealedToken: "v1.card",
      notes: "",
    },
  } as unknown as ReservationRow;
}

const BEFORE = new Date("2026-11-22T10:00:00Z");
const AFTER = new Date("2026-11-30T12:00:00Z");
function changed(input: ChangeInput, now = BEFORE, amountNow = 12_000) {
  const property = house();
  const row = sold(property, 10_000);
  const wanted = wantedStay(row, input);
  return { row, ...sellChanged(row, wanted, quote(property, wanted, amountNow), property, now) };
}

describe("the price of a changed stay", () => {
  it("given a night more, then those that stay keep their price, and taxes are counted over the whole", () => {
    const { sold: stay } = changed({ departure: "2026-12-05" });
    expect(stay.nights.map((night) => night.amount)).toEqual([10_000, 10_000, 12_000, 12_000]);
    // City tax for three nights of the four, and two adults.
    expect(stay.totals).toMatchObject({ room: 44_000, tax: 2_400, total: 46_400, includedTax: 2_490 });
    expect(stay).toMatchObject({ toAuthorize: 23_200, toCapture: 11_600, sealedToken: "v1.card" });
  });

  it.each([
    ["another room type", { roomTypeId: "SUITE" }, [12_000, 12_000]],
    ["one adult more", { adults: 3 }, [13_000, 13_000]],
    ["a child more", { children: 1 }, [12_500, 12_500]],
    [
      "other dates, one of them the same",
      { arrival: "2026-12-02", departure: "2026-12-04" },
      [10_000, 12_000],
    ],
    ["a night less", { departure: "2026-12-02" }, [10_000]],
  ])("given %s, then only nights of the same room for the same people keep theirs", (_, input, amounts) => {
    expect(changed(input).sold.nights.map((night) => night.amount)).toEqual(amounts);
  });

  it("given any change, then nights and taxes add up to the total", () => {
    const input = fc.record({
      nights: fc.integer({ min: 1, max: 9 }),
      adults: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(input, fc.integer({ min: 1, max: 99_999 }), ({ nights, adults }, amount) => {
        const departure =
          nightsOf({ arrival: STAY.arrival, departure: "2026-12-31" })[nights] ?? STAY.departure;
        const { totals, nights: sold } = changed({ departure, adults }, BEFORE, amount).sold;
        expect(sold.reduce((sum, night) => sum + night.amount, 0)).toBe(totals.room);
        expect(sold.reduce((sum, night) => sum + night.amount - night.net, 0)).toBe(totals.includedTax);
        expect(totals.room + totals.tax).toBe(totals.total);
      }),
    );
  });

  it("given it was sold without a card, then no card is asked for more", () => {
    const property = house();
    const row = sold(property, 10_000);
    const free: ReservationRow = {
      ...row,
      sold: { ...row.sold, guarantee: "NONE", toAuthorize: 0, toCapture: 0, sealedToken: null },
    };
    const wanted = wantedStay(free, { departure: "2026-12-09" });
    const { sold: stay, offer } = sellChanged(
      free,
      wanted,
      quote(property, wanted, 12_000),
      property,
      BEFORE,
    );
    expect([stay.toAuthorize, stay.toCapture, offer.guarantee]).toEqual([0, 0, "NONE"]);
  });
});

describe("the policy of a changed stay", () => {
  const policy = (offer: Pick<Offer, "cancellationPolicy">) => offer.cancellationPolicy;

  it("given the time to cancel is not over, then it follows the new arrival", () => {
    expect(policy(changed({ arrival: "2026-12-02" }).offer).freeUntil).toBe("2026-11-30T18:00:00.000Z");
  });

  it("given it is over, then a later arrival does not bring it back, and no less is kept than before", () => {
    const { row, offer, sold: stay } = changed({ arrival: "2026-12-20", departure: "2026-12-21" }, AFTER);
    expect(policy(offer)).toMatchObject({
      freeUntil: row.sold.cancellationPolicy.freeUntil,
      fee: row.sold.cancellationPolicy.fee,
    });
    expect(policy(offer).text).toContain("ended on Sun 29 Nov");
    // What is kept must be held too: the card of a shorter stay stands for it all the same.
    expect(stay.toAuthorize).toBe(row.sold.toAuthorize);
  });

  it("given it is over and the stay becomes longer, then the fee is that of the longer one", () => {
    expect(policy(changed({ departure: "2026-12-05" }, AFTER).offer).fee.amount).toBe(23_200);
  });

  it("given it can never be cancelled free of charge, then neither can the changed one", () => {
    const property = house();
    const row = sold(property, 10_000);
    const never = {
      ...row.sold.cancellationPolicy,
      freeUntil: null,
      text: "Cannot be cancelled free of charge.",
    };
    const strict: ReservationRow = { ...row, sold: { ...row.sold, cancellationPolicy: never } };
    const wanted = wantedStay(strict, { departure: "2026-12-05" });
    const { offer } = sellChanged(strict, wanted, quote(property, wanted, 10_000), property, BEFORE);
    expect(policy(offer)).toMatchObject({ freeUntil: null, text: never.text });
  });
});

describe("a stay that was paid in advance and cannot be cancelled free of charge", () => {
  const paid = plan({
    ratePlanId: "NONREF",
    name: "Non-refundable",
    guarantee: "PREPAY",
    heldBp: 10_000,
    dueNowBp: 10_000,
    freeCancellationDays: null,
    cancellationFeeBp: 10_000,
  });
  const LONG = { ...STAY, departure: "2026-12-05" };
  const sell = (input: ChangeInput, amountNow = 12_000) => {
    const property = house();
    const row = sold(property, 10_000, LONG, paid);
    const wanted = wantedStay(row, input);
    return { row, ...sellChanged(row, wanted, quote(property, wanted, amountNow, paid), property, BEFORE) };
  };

  it.each([
    ["shorter by two nights", { departure: "2026-12-03" }],
    ["a night alone", { departure: "2026-12-02" }],
    ["on cheaper nights", { arrival: "2027-01-10", departure: "2027-01-12" }],
    ["in a cheaper room", { roomTypeId: "SINGLE" }],
    ["of one guest less", { adults: 1 }],
  ])("given it becomes %s, then it costs what was paid, and no money moves", (_, input) => {
    const { row, sold: stay, offer } = sell(input, 9_000);
    const { total } = row.sold.totals;
    expect(stay.totals.total).toBe(total);
    expect([stay.toAuthorize, stay.toCapture]).toEqual([total, total]);
    expect(offer.dueNow.amount).toBe(total);
    expect(stay.nights.reduce((sum, night) => sum + night.amount, 0)).toBe(stay.totals.room);
    expect(stay.nights.reduce((sum, night) => sum + night.amount - night.net, 0)).toBe(
      stay.totals.includedTax,
    );
    const lines = stay.totals.taxLines;
    expect(lines.reduce((sum, line) => sum + line.amount, 0)).toBe(stay.totals.includedTax + stay.totals.tax);
  });

  it("given it becomes dearer, then the difference is taken", () => {
    const { row, sold: stay } = sell({ departure: "2026-12-06" });
    expect(stay.totals.total).toBe(row.sold.totals.total + 12_000);
    expect(stay.toCapture).toBe(stay.totals.total);
  });
});

describe("the card of a stay that is shortened late", () => {
  it("goes on standing for the fee by what was taken of it: nothing is given back to be held again", () => {
    const property = house();
    const row = sold(property, 10_000, { ...STAY, departure: "2026-12-09" });
    const wanted = wantedStay(row, { departure: "2026-12-02" });
    const { sold: stay } = sellChanged(row, wanted, quote(property, wanted, 10_000), property, AFTER);
    expect(stay.totals.total).toBe(10_800);
    expect(stay.toAuthorize).toBe(row.sold.toAuthorize);
    expect(stay.toCapture).toBe(10_800);
    expect(row.sold.toCapture).toBeGreaterThan(10_800);
  });
});

const NOTHING = { authorized: 0, captured: 0, refunded: 0, cash: 0, allowed: 0 };

describe("what is kept of a cancelled stay", () => {
  it.each([
    ["Europe/Lisbon", "2026-10-26", "2026-10-24T17:00:00.000Z", "two days before, on summer time"],
    [
      "Europe/Lisbon",
      "2026-10-27",
      "2026-10-25T18:00:00.000Z",
      "two days before, on the day the clocks go back",
    ],
    [
      "America/New_York",
      "2026-03-10",
      "2026-03-08T22:00:00.000Z",
      "two days before, on the day they go forward",
    ],
    ["Asia/Tokyo", "2026-03-10", "2026-03-08T09:00:00.000Z", "where they never change"],
  ])("in %s, given an arrival on %s, then it is free until %s: %s", (timeZone, arrival, moment) => {
    const stay = { ...STAY, arrival, departure: "2026-11-30" };
    const row = sold(house({ timeZone }), 10_000, stay);
    expect(row.sold.cancellationPolicy.freeUntil).toBe(moment);
    const at = Date.parse(moment);
    expect(feeOf(row, new Date(at))).toBe(0);
    expect(feeOf(row, new Date(at + 1))).toBeGreaterThan(0);
  });

  it("given a fee beyond what the card stands for, then no more than that", () => {
    const row = sold(house(), 10_000);
    const poor: ReservationRow = { ...row, sold: { ...row.sold, toAuthorize: 1_234 } };
    expect(feeOf(poor, AFTER)).toBe(1_234);
    expect(feeOf({ ...row, status: "PENDING" }, AFTER)).toBe(0);
  });

  it.each([
    ["nothing is paid", { authorized: 10_000, captured: 0 }, 4_000, { refund: 0, released: 6_000 }],
    ["part is paid", { authorized: 5_000, captured: 5_000 }, 4_000, { refund: 1_000, released: 5_000 }],
    ["less is paid than kept", { authorized: 5_000, captured: 2_000 }, 4_000, { refund: 0, released: 3_000 }],
    [
      "some was given back before",
      { authorized: 0, captured: 9_000, refunded: 1_000 },
      4_000,
      { refund: 4_000, released: 0 },
    ],
    ["some was paid at the desk", { authorized: 5_000, cash: 3_000 }, 4_000, { refund: 0, released: 4_000 }],
    ["all is kept", { authorized: 0, captured: 9_000 }, 9_000, { refund: 0, released: 0 }],
  ])("given %s, then the fee is taken of what is paid first, then of what is held", (_, money, fee, then) => {
    expect(settlementOf({ ...NOTHING, ...money }, fee)).toEqual(then);
  });

  it("given any money and fee, then kept, given back and let go are all there was", () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(amount, amount, amount, (authorized, captured, fee) => {
        const { refund, released } = settlementOf({ ...NOTHING, authorized, captured }, fee);
        expect(Math.min(fee, authorized + captured) + refund + released).toBe(authorized + captured);
      }),
    );
  });
});
