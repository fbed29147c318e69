import { describe, expect, it } from "vitest";
import { casaDoMirante } from "../src/demo/casa-do-mirante";
import type { DemoHotel } from "../src/demo/demo-hotel";
import { heronLakeLodge } from "../src/demo/heron-lake-lodge";
import { dateOf, dayNumber, weekdayOf } from "../src/demo/history/day-number";
import { DEMANDS } from "../src/demo/history/demand";
import { drawLives } from "../src/demo/history/draw-lives";
import { isBefore, type LocalMoment, type PastLife } from "../src/demo/history/past-life";
import { demoSpan } from "../src/demo/history/tell-demo-history";
import { kawabeNoYado } from "../src/demo/kawabe-no-yado";

const SPAN = demoSpan("2026-11-20");

function draw(demo: DemoHotel, seed = "a seed"): PastLife[] {
  const demand = DEMANDS[demo.hotel.propertyId];
  if (!demand) throw new Error(`${demo.hotel.name} has no demand`);
  return drawLives({ house: demo.hotel, demand, span: SPAN, seed });
}

const drawn = new Map<DemoHotel, PastLife[]>();

/** The past of a hotel that all these tests look at. */
function pastOf(demo: DemoHotel): PastLife[] {
  const lives = drawn.get(demo) ?? draw(demo);
  drawn.set(demo, lives);
  return lives;
}

/** How many rooms were slept in on the nights of the past that a test asks for, of all rooms, in per cent. */
function occupancy(demo: DemoHotel, lives: PastLife[], isMeant: (night: number) => boolean): number {
  const rooms = demo.hotel.roomTypes.reduce((sum, type) => sum + type.rooms.length, 0);
  const nights = Array.from({ length: SPAN.today - SPAN.opensOn }, (_, day) => SPAN.opensOn + day).filter(
    isMeant,
  );
  const slept = lives
    .filter(({ end }) => end.kind === "STAYED" || end.kind === "IN_HOUSE")
    .reduce(
      (sum, life) => sum + nights.filter((night) => life.arrival <= night && night < life.departure).length,
      0,
    );
  return Math.round((100 * slept) / (nights.length * rooms));
}

const inMonth = (month: string) => (night: number) => dateOf(night).slice(5, 7) === month;
const between = (from: string, to: string) => (night: number) => {
  const day = dateOf(night).slice(5);
  return from <= day && day <= to;
};
const onWeekend = (night: number) => weekdayOf(night) === 4 || weekdayOf(night) === 5;

const HOTELS = [casaDoMirante, heronLakeLodge, kawabeNoYado];

describe("a demo hotel's past", () => {
  it.each(HOTELS)("of $hotel.name is the same for the same seed, and another for another", (demo) => {
    const past = JSON.stringify(pastOf(demo));
    expect(JSON.stringify(draw(demo)) === past).toBe(true);
    expect(JSON.stringify(draw(demo, "another seed")) === past).toBe(false);
  });

  it.each(HOTELS)("of $hotel.name never has more rooms of a type held on a night than there are", (demo) => {
    const changes = new Map<string, { at: LocalMoment; by: 1 | -1 }[]>();
    for (const life of pastOf(demo)) {
      for (let night = life.arrival; night < life.departure; night += 1) {
        const key = `${life.roomTypeId} ${night}`;
        const list = changes.get(key) ?? [];
        list.push({ at: life.booked, by: 1 });
        if (life.end.kind === "CANCELLED") list.push({ at: life.end.at, by: -1 });
        if (life.end.kind === "NO_SHOW") list.push({ at: { day: life.arrival + 1, minute: 180 }, by: -1 });
        changes.set(key, list);
      }
    }
    for (const [key, list] of changes) {
      const rooms =
        demo.hotel.roomTypes.find(({ roomTypeId }) => roomTypeId === key.split(" ")[0])?.rooms.length ?? 0;
      let held = 0;
      // Of one minute, what is booked comes first: the hardest order.
      for (const { by } of list.toSorted((a, b) =>
        isBefore(a.at, b.at) ? -1 : isBefore(b.at, a.at) ? 1 : b.by - a.by,
      )) {
        held += by;
        if (held > rooms) throw new Error(`${held} of ${rooms} rooms are held: ${key}`);
      }
    }
  });

  it.each(HOTELS)("of $hotel.name gives no room to two guests on one night", (demo) => {
    const taken = new Set<string>();
    for (const { end, arrival, departure } of pastOf(demo)) {
      if (end.kind !== "STAYED" && end.kind !== "IN_HOUSE") continue;
      for (let night = arrival; night < departure; night += 1) {
        if (taken.has(`${end.roomId} ${night}`))
          throw new Error(`${end.roomId} has two stays on ${dateOf(night)}`);
        taken.add(`${end.roomId} ${night}`);
      }
    }
  });

  it.each(HOTELS)("of $hotel.name has its cancellations and no-shows, each after it was booked", (demo) => {
    const lives = pastOf(demo);
    const share = (kind: PastLife["end"]["kind"]) =>
      lives.filter(({ end }) => end.kind === kind).length / lives.length;
    expect(share("CANCELLED")).toBeGreaterThan(0.14);
    expect(share("CANCELLED")).toBeLessThan(0.25);
    expect(share("NO_SHOW")).toBeGreaterThan(0.005);
    expect(share("NO_SHOW")).toBeLessThan(0.02);
    for (const { booked, end, arrival } of lives) {
      expect(booked.day).toBeLessThanOrEqual(arrival);
      if (end.kind === "CANCELLED") expect(isBefore(booked, end.at)).toBe(true);
      if (end.kind === "STAYED" || end.kind === "IN_HOUSE") expect(isBefore(booked, end.in)).toBe(true);
    }
  });

  it("in Lisbon is fuller in spring and autumn than in winter, and on weekends", () => {
    const lives = pastOf(casaDoMirante);
    const of = (isMeant: (night: number) => boolean) => occupancy(casaDoMirante, lives, isMeant);
    expect(of(inMonth("05"))).toBeGreaterThan(of(inMonth("01")) + 20);
    expect(of(inMonth("09"))).toBeGreaterThan(of(inMonth("02")) + 15);
    expect(of(onWeekend)).toBeGreaterThan(of((night) => !onWeekend(night)) + 5);
  });

  it("on the lake is fuller in summer and with the leaves than in spring, and on weekends", () => {
    const lives = pastOf(heronLakeLodge);
    const of = (isMeant: (night: number) => boolean) => occupancy(heronLakeLodge, lives, isMeant);
    expect(of(inMonth("08"))).toBeGreaterThan(of(inMonth("04")) + 35);
    expect(of(between("09-22", "10-14"))).toBeGreaterThan(of(inMonth("04")) + 30);
    expect(of(onWeekend)).toBeGreaterThan(of((night) => !onWeekend(night)) + 15);
  });

  it("in the Kiso valley is fullest with cherries, at obon and with the leaves", () => {
    const lives = pastOf(kawabeNoYado);
    const of = (isMeant: (night: number) => boolean) => occupancy(kawabeNoYado, lives, isMeant);
    const usual = of(inMonth("06"));
    for (const time of [between("04-05", "04-20"), between("08-11", "08-16"), between("11-01", "11-18")]) {
      expect(of(time)).toBeGreaterThan(usual + 15);
    }
  });

  it("has bookings for the days to come, and none for those that are lived after it", () => {
    const lives = pastOf(casaDoMirante);
    const toCome = lives.filter(({ end }) => end.kind === "TO_COME");
    expect(toCome.length).toBeGreaterThan(100);
    expect(Math.min(...toCome.map(({ arrival }) => arrival))).toBe(dayNumber("2026-11-23"));
    expect(toCome.every(({ booked }) => booked.day < SPAN.today)).toBe(true);
    const inHouse = lives.filter(({ end }) => end.kind === "IN_HOUSE");
    expect(inHouse.every(({ arrival, departure }) => arrival < SPAN.today && departure >= SPAN.today)).toBe(
      true,
    );
    expect(inHouse.length).toBeGreaterThan(5);
  });
});
