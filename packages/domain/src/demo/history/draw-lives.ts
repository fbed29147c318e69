import { type Chance, chanceOf } from "./chance";
import { dateOf, weekdayOf } from "./day-number";
import { type Demand, shareOf } from "./demand";
import { between, drawBooking } from "./draw-booking";
import { drawEnds } from "./draw-ends";
import type { HouseOfRooms, PastLife, Span } from "./past-life";
import { Rooms } from "./rooms";

const HOUR = 60;
/** What is left of the house for those who come in the days after the history, and how long for. */
const LEFT_FOR_TODAY = { share: 0.35, days: 24, later: 0.9 };
/** A house is not full to the last room on the same nights of every week. */
const RIPPLE = 0.12;

/**
 * Draws a hotel's lives: who stayed, who is in the house, who comes, who cancelled and who never came. The same seed draws the same.
 * At no moment are more rooms of a type held for a night than there are.
 */
export function drawLives(args: {
  house: HouseOfRooms;
  demand: Demand;
  span: Span;
  seed: string;
}): PastLife[] {
  const { house, demand, span } = args;
  const chance = chanceOf(`${args.seed} ${house.propertyId}`);
  const rooms = new Rooms(house);
  const lives: PastLife[] = [];
  for (let day = span.opensOn; day < span.until; day += 1) {
    const ripple = 1 + (chance.fraction() - 0.5) * RIPPLE;
    const wanted = Math.round(
      rooms.count * Math.min(1, shareOf(demand, dateOf(day), weekdayOf(day)) * ripple),
    );
    for (let missing = wanted - rooms.sleptIn(day); missing > 0; missing -= 1) {
      const life = drawStay(chance, rooms, demand, span, day);
      if (life) lives.push({ ...life, nth: lives.length });
    }
  }
  const ended = drawEnds({ chance, rooms, demand, span, lived: lives });
  return [...lives.filter((life) => isTold(life, span)), ...ended].map((life, nth) => ({ ...life, nth }));
}

/** What is booked after the history's end is not part of it, and neither is who comes in its first days: those book then. */
function isTold({ booked, arrival }: PastLife, { today }: Span): boolean {
  return booked.day < today && (arrival < today || arrival > today + DAYS_OF_THE_PRESENT);
}
const DAYS_OF_THE_PRESENT = 2;

function drawStay(
  chance: Chance,
  rooms: Rooms,
  demand: Demand,
  span: Span,
  arrival: number,
): PastLife | undefined {
  const departure = arrival + chance.oneOf(demand.nights);
  const [adults, children] = chance.oneOf(demand.parties);
  const booked = drawBooking(chance, demand, span, arrival);
  const fitting = rooms.typesFor({ adults, children }, { arrival, departure }, (night, of) =>
    mostOf(night, of, span),
  );
  if (fitting.length === 0) return undefined;
  const roomTypeId = chance.oneOf(fitting);
  const roomId = rooms.take(roomTypeId, { arrival, departure });
  const life = {
    nth: 0,
    roomTypeId,
    ratePlanId: chance.oneOf(demand.plans),
    arrival,
    departure,
    adults,
    children,
    channel: chance.oneOf(demand.channels),
    booked,
  };
  const sameDay = booked.day === arrival ? booked.minute + 20 : 0;
  const comes = { day: arrival, minute: Math.max(sameDay, between(chance, 15 * HOUR, 21 * HOUR)) };
  const leaves = { day: departure, minute: between(chance, 7 * HOUR, 11 * HOUR) };
  if (arrival >= span.today) return { ...life, end: { kind: "TO_COME" } };
  if (departure >= span.today) return { ...life, end: { kind: "IN_HOUSE", roomId, in: comes } };
  return { ...life, end: { kind: "STAYED", roomId, in: comes, out: leaves } };
}

/** How many rooms of a type may be taken for a night: some are left to those who book in the days after the history. */
function mostOf(night: number, rooms: number, { today }: Span): number {
  if (night < today) return rooms;
  const { share, days, later } = LEFT_FOR_TODAY;
  return Math.floor(rooms * (night < today + days ? share : later));
}
