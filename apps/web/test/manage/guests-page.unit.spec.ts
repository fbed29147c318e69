import { describe, expect, it } from "vitest";
import { dayThere, fullDate } from "../../lib/dates";
import { calendarFile } from "../../lib/manage/calendar-file";
import { cancelWords, feeAfter } from "../../lib/manage/cancel-words";
import { greeting } from "../../lib/manage/greeting";
import { moneyAfter, paidSoFar } from "../../lib/manage/money-after";
import { refusalWords } from "../../lib/manage/refusals";
import { signedMoney } from "../../lib/money";
import { stay } from "./stays";

const eur = (amount: number) => ({ amount, currency: "EUR" });

describe("the line that a guest's page opens with", () => {
  it.each([
    ["2026-11-22", "See you in nineteen days, Hanna"],
    ["2026-09-02", "See you in 100 days, Hanna"],
    ["2026-12-10", "See you tomorrow, Hanna"],
    ["2026-12-11", "See you today, Hanna"],
    ["2026-12-12", "Your room is waiting, Hanna"],
  ])("counts the days at the hotel: on %s", (today, words) => {
    expect(greeting(stay(), "CONFIRMED", today)).toBe(words);
  });

  it("does without a name that was erased", () => {
    expect(greeting(stay({ guest: null }), "CONFIRMED", "2026-12-10")).toBe("See you tomorrow");
  });

  it("takes the day from the hotel's clock, not the browser's", () => {
    const moment = "2026-12-10T20:00:00Z";
    expect(dayThere(moment, "Asia/Tokyo")).toBe("2026-12-11");
    expect(dayThere(moment, "Europe/Lisbon")).toBe("2026-12-10");
    // The nights when the clocks change there.
    expect(dayThere("2027-03-28T00:30:00Z", "Europe/Lisbon")).toBe("2027-03-28");
    expect(dayThere("2027-10-30T23:30:00Z", "Europe/Lisbon")).toBe("2027-10-31");
  });

  it("names the year of a day that may be of another", () => {
    expect(fullDate("2025-12-11")).toBe("Thursday 11 December 2025");
  });
});

describe("the money of a guest's page", () => {
  it("splits the total into paid, held and left for the house", () => {
    const view = stay();
    expect(paidSoFar(view)).toEqual({ paid: 0, held: 15_800, later: view.totals.total - 15_800, letOff: 0 });
  });

  it("asks at the house for nothing that the guest was let off, and keeps as much less of a fee", () => {
    const { totals } = stay();
    const folio = { authorized: 0, refunds: 0, balance: 0, currency: "EUR" };
    const paid = totals.total - 3_000;
    const letOff = stay({ folio: { ...folio, charges: paid, payments: paid } });
    expect(paidSoFar(letOff)).toEqual({ paid, held: 0, later: 0, letOff: 3_000 });
    const ended = stay({ fee: eur(5_000), folio: { ...folio, charges: 2_000, payments: 2_000 } });
    expect(moneyAfter(ended)).toEqual({ kept: 2_000, givenBack: 0, comingBack: 0, lettingGo: 0 });
  });

  it("says what cancelling does with it", () => {
    expect(cancelWords({ refund: eur(0), released: eur(17_433) })).toBe("Cancel and release €174.33");
    expect(cancelWords({ refund: eur(12_400), released: eur(0) })).toBe("Cancel and get €124.00 back");
    expect(cancelWords({ refund: eur(0), released: eur(0) })).toBe("Cancel the stay, nothing comes back");
  });

  it("never announces a fee above what the card stands for", () => {
    expect(feeAfter(stay({ heldNow: eur(10_000) })).amount).toBe(10_000);
  });

  it("shows after a cancellation what is kept, back, and still on its way", () => {
    const folio = {
      charges: 5_000,
      payments: 20_000,
      authorized: 0,
      refunds: 12_000,
      balance: 0,
      currency: "EUR",
    };
    expect(moneyAfter(stay({ fee: eur(5_000), folio }))).toEqual({
      kept: 5_000,
      givenBack: 12_000,
      comingBack: 3_000,
      lettingGo: 0,
    });
  });

  it("lets go on the card what the fee does not need", () => {
    const folio = {
      charges: 5_000,
      payments: 0,
      authorized: 15_800,
      refunds: 0,
      balance: 5_000,
      currency: "EUR",
    };
    expect(moneyAfter(stay({ fee: eur(5_000), folio })).lettingGo).toBe(10_800);
  });

  it("writes a sign before what something changes by", () => {
    expect([14_700, -15_000, 0].map((amount) => signedMoney(eur(amount)))).toEqual([
      "+€147.00",
      "−€150.00",
      "€0.00",
    ]);
  });
});

describe("why something was not done", () => {
  const problem = (code: string, status: number, detail?: string) => ({ code, status, title: "", detail });
  it("says that the stay as booked stands, and what to do next", () => {
    expect(refusalWords(problem("SOLD_OUT", 409, "No room is left."))).toContain("stands");
    expect(refusalWords(problem("UNAVAILABLE", 503))).toContain("try again in a moment");
    expect(refusalWords(problem("RATE_LIMITED", 429))).toContain("Wait a minute");
    expect(refusalWords(undefined)).toContain("connected");
  });
});

describe("the calendar file", () => {
  const house = {
    name: "Casa do Mirante",
    address: "Largo do Mirante 7, 1100-400 Lisboa",
    phone: "+351 21 555 01 40",
    checkInFrom: "15:00",
    checkOutUntil: "12:00",
  };
  const file = calendarFile(stay(), house, "https://rooms.example/reservations/RSV-2026-5GXYA2TA");

  it("holds whole days, the day of leaving included", () => {
    expect(file).toContain("DTSTART;VALUE=DATE:20261211\r\n");
    expect(file).toContain("DTEND;VALUE=DATE:20261215\r\n");
  });

  it("takes the place of the stay before it was changed", () => {
    expect(file).toContain("UID:RSV-2026-5GXYA2TA@roomstream\r\nSEQUENCE:2\r\n");
  });

  it("escapes what would end a field, and folds lines at 75 octets without cutting a letter", () => {
    expect(file).toContain("LOCATION:Largo do Mirante 7\\, 1100-400 Lisboa");
    const long = calendarFile(stay(), { ...house, name: "川辺の宿".repeat(20) }, "");
    for (const line of long.split("\r\n"))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(long.replaceAll("\r\n ", "")).toContain("川辺の宿".repeat(20));
  });
});
