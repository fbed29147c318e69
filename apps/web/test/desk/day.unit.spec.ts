import { describe, expect, it } from "vitest";
import { actsOf } from "../../lib/desk/acts";
import { readAmount, written } from "../../lib/desk/amount";
import { dayInWords, figuresOf } from "../../lib/desk/figures";
import { arrivalParts, departureParts, found, tonightParts } from "../../lib/desk/lists";
import { wantsOf } from "../../lib/desk/wants";
import { comes, named, today } from "./stays";

const names = (parts: { lines: { guest: { lastName: string } | null }[] }[]) =>
  parts.map(({ lines }) => lines.map(({ guest }) => guest?.lastName));
const inHouse = { status: "CHECKED_IN", checkedInOn: "2026-11-22" } as const;

describe("the lists of the day", () => {
  it("have who is expected by name, and who came today apart", () => {
    const arrivals = [named("Sørensen"), named("Byrne", inHouse), named("Osei")];
    expect(names(arrivalParts(arrivals))).toEqual([["Osei", "Sørensen"], ["Byrne"]]);
  });

  it("put who should have left before in front of who leaves today, by room", () => {
    const departures = [
      named("Today 9", { ...inHouse, departure: "2026-11-22", roomId: "9" }),
      named("Today 10", { ...inHouse, departure: "2026-11-22", roomId: "10" }),
      named("Late", { ...inHouse, departure: "2026-11-21", roomId: "500" }),
      named("Gone", { status: "CHECKED_OUT", departure: "2026-11-22" }),
    ];
    expect(names(departureParts(departures, "2026-11-22"))).toEqual([
      ["Late", "Today 9", "Today 10"],
      ["Gone"],
    ]);
  });

  it("count for tonight who stays and who still comes, not who leaves today", () => {
    const leaves = named("Leaves", { ...inHouse, departure: "2026-11-22" });
    const stays = named("Stays", inHouse);
    const day = today({ inHouse: [leaves, stays], arrivals: [named("Comes"), stays] });
    expect(names(tonightParts(day))).toEqual([["Stays"], ["Comes"]]);
  });

  it("are searched by name without accents, by room and by number, each word somewhere", () => {
    const parts = arrivalParts([
      named("Guimarães"),
      named("Osei", { roomId: "401", confirmationNumber: "RSV-2026-AAAAAAAA" }),
    ]);
    expect(names(found(parts, "guimaraes"))[0]).toEqual(["Guimarães"]);
    expect(names(found(parts, "401"))[0]).toEqual(["Osei"]);
    expect(names(found(parts, "aaaa osei"))[0]).toEqual(["Osei"]);
    expect(names(found(parts, "osei 308"))[0]).toEqual([]);
    expect(names(found(parts, "  "))[0]).toHaveLength(2);
  });
});

describe("the figures", () => {
  it("are whole per cents of the rooms that can be used", () => {
    const { counts } = today();
    const figures = figuresOf({ counts: { ...counts, inHouse: 37, soldTonight: 46, leftTonight: 7 } });
    expect(figures.occupied.value).toBe(70);
    expect(figures.tonight).toMatchObject({ value: 87, more: "46 of 53, 7 to sell" });
  });
  it("are none of no rooms", () => {
    expect(figuresOf({ counts: { ...today().counts, rooms: 0 } }).occupied.value).toBe(0);
  });
  it("say the day in words", () => {
    const { counts } = today();
    const say = (more: Partial<typeof counts>) => dayInWords({ counts: { ...counts, ...more } });
    expect(say({ toArrive: 11, toLeave: 2 })).toBe(
      "Eleven parties still to arrive, two parties still to leave.",
    );
    expect(say({ toArrive: 1 })).toBe("One party still to arrive. Nobody leaves today.");
    expect(say({ arrived: 3, left: 1 })).toBe("All who were expected are in, all who leave are gone.");
    expect(say({})).toBe("Nobody comes or leaves today.");
  });
});

describe("what wants someone", () => {
  it("is a room that is not ready for who comes, until it is", () => {
    const day = (readiness: "DIRTY" | "CLEAN") => today({ arrivals: [named("Osei", { readiness })] });
    expect(wantsOf(day("DIRTY"))).toMatchObject([{ title: "308 is not clean yet", act: "choose-room" }]);
    expect(wantsOf(day("CLEAN"))).toEqual([]);
  });
  it("gathers all who have no room in one line", () => {
    const none = { roomId: null, readiness: null };
    const wants = wantsOf(today({ arrivals: [named("Osei", none), named("Klein", none)] }));
    expect(wants).toMatchObject([
      { title: "Two parties who come today have no room yet", text: "Osei, Klein." },
    ]);
  });
  it("tells a stay without its room once, the alert of the house first", () => {
    const stay = named("Osei", { roomId: null, readiness: null });
    const alert = {
      alertId: "a",
      kind: "UNASSIGNED",
      subject: stay.reservationId,
      confirmationNumber: stay.confirmationNumber,
      guest: stay.guest,
      message: "Its room was taken by an extension.",
      raisedAt: "2026-11-22T10:00:00.000Z",
    } as const;
    const wants = wantsOf(
      today({ arrivals: [stay, named("Late", { readiness: "DIRTY" })], alerts: [alert] }),
    );
    expect(wants.map(({ key }) => key)).toEqual(["a", "unready Late"]);
  });
});

describe("money that does not come right by itself", () => {
  const alertOf = (kind: "UNPAID" | "GIVE_BACK", stay = named("Osei")) => ({
    alertId: kind,
    kind,
    subject: stay.reservationId,
    confirmationNumber: stay.confirmationNumber,
    guest: stay.guest,
    message: "",
    raisedAt: "2026-11-22T10:00:00.000Z",
  });
  it("is named by its guest, also when the stay is of no list of the day", () => {
    expect(wantsOf(today({ alerts: [alertOf("GIVE_BACK")] }))).toMatchObject([
      { title: expect.stringMatching(/Osei.* gets money back/), urgent: true, act: null },
    ]);
  });
  it("can be taken at once from who left today", () => {
    const stay = named("Osei");
    const wants = wantsOf(today({ departures: [stay], alerts: [alertOf("UNPAID", stay)] }));
    expect(wants).toMatchObject([{ reservationId: stay.reservationId, act: "take-payment" }]);
  });
});

describe("what can be done with a stay", () => {
  const may = { write: true, clean: true, repair: true, pay: true };
  it("is only what would not be refused", () => {
    expect(actsOf(comes(), "2026-11-22", may)).toEqual(["choose-room", "take-payment", "open", "check-in"]);
    expect(actsOf(comes({ arrival: "2026-11-23" }), "2026-11-22", may)).not.toContain("check-in");
    expect(actsOf(comes(inHouse), "2026-11-22", may)).toContain("check-out");
    expect(actsOf(comes(inHouse), "2026-11-22", may)).not.toContain("check-in");
    expect(actsOf(comes({ balance: { amount: 0, currency: "EUR" } }), "2026-11-22", may)).not.toContain(
      "take-payment",
    );
  });
  it("is reading for who may only read", () => {
    const reader = { write: false, clean: false, repair: false, pay: false };
    expect(actsOf(comes(), "2026-11-22", reader)).toEqual(["open"]);
  });
});

describe("an amount that somebody writes", () => {
  it.each([
    ["129", "EUR", 12_900],
    ["129.5", "EUR", 12_950],
    ["129,05", "EUR", 12_905],
    ["12900", "JPY", 12_900],
    ["1.234", "EUR", undefined],
    ["12.5", "JPY", undefined],
    ["-5", "EUR", undefined],
    ["", "EUR", undefined],
    ["ten", "EUR", undefined],
  ])("%s %s", (text, currency, amount) => {
    expect(readAmount(text, currency)).toBe(amount);
  });
  it("stands in the field as it is read", () => {
    for (const [amount, currency] of [
      [12_905, "EUR"],
      [12_900, "JPY"],
      [5, "USD"],
    ] as const)
      expect(readAmount(written(amount, currency), currency)).toBe(amount);
  });
});
