import type { Chance } from "./chance";
import type { Demand } from "./demand";
import { between, drawBooking } from "./draw-booking";
import { AUDIT_MINUTE, isBefore, type LocalMoment, type PastLife, type Span } from "./past-life";
import type { Rooms } from "./rooms";

const HOUR = 60;
const TRIES = 6;
/** Of those who cancel, so many are cancelled by the hotel. */
const BY_HOTEL = 0.04;

/** A time for which a room of a type is held on a night. */
type Held = { from: LocalMoment; until: LocalMoment | null };

/**
 * Draws those who booked and did not stay, beside those who did. Each is held from its booking to its end, and only where a room of
 * its type is left for all of that time.
 */
export function drawEnds(args: {
  chance: Chance;
  rooms: Rooms;
  demand: Demand;
  span: Span;
  lived: PastLife[];
}): PastLife[] {
  const { chance, rooms, demand, span, lived } = args;
  const held = new Map<string, Held[]>();
  for (const life of lived) note(held, life, { from: life.booked, until: null });
  const all = lived.length / (1 - demand.cancelled - demand.noShow);
  const ended: PastLife[] = [];
  const draw = (share: number, kind: "CANCELLED" | "NO_SHOW") => {
    for (let count = Math.round(all * share); count > 0; count -= 1) {
      for (let tries = TRIES; tries > 0; tries -= 1) {
        const model = lived[between(chance, 0, lived.length)];
        const life = model && drawOne(args, model, kind);
        if (!life || !isRoom(held, rooms, life.life, life.held)) continue;
        note(held, life.life, life.held);
        // What would end only later is booked as well as anything, and is none of the history's business.
        if (isBefore(life.held.until, { day: span.today, minute: AUDIT_MINUTE })) ended.push(life.life);
        break;
      }
    }
  };
  draw(demand.noShow, "NO_SHOW");
  draw(demand.cancelled, "CANCELLED");
  return ended;
}

type Ended = { life: PastLife; held: { from: LocalMoment; until: LocalMoment } };

/** One who would have stayed as somebody else did, and booked at a time of their own. */
function drawOne(
  { chance, demand, span }: { chance: Chance; demand: Demand; span: Span },
  model: PastLife,
  kind: "CANCELLED" | "NO_SHOW",
): Ended | undefined {
  const booked = drawBooking(chance, demand, span, model.arrival);
  const { arrival, departure, roomTypeId, adults, children } = model;
  const life = {
    nth: 0,
    roomTypeId,
    arrival,
    departure,
    adults,
    children,
    ratePlanId: chance.oneOf(demand.plans),
    channel: chance.oneOf(demand.channels),
    booked,
  };
  if (kind === "NO_SHOW") {
    const until = { day: arrival + 1, minute: AUDIT_MINUTE };
    return { life: { ...life, end: { kind } }, held: { from: booked, until } };
  }
  // Half of the way to the arrival is where most have thought better of it; some do on the day itself.
  const ahead = arrival - booked.day;
  const after = Math.floor(ahead * Math.sqrt(chance.fraction()));
  const at = {
    day: booked.day + after,
    minute: between(chance, 8 * HOUR, after === ahead ? 12 * HOUR : 22 * HOUR),
  };
  if (!isBefore({ day: booked.day, minute: booked.minute + HOUR }, at)) return undefined;
  const by = chance.fraction() < BY_HOTEL ? "HOTEL" : "GUEST";
  return { life: { ...life, end: { kind, at, by } }, held: { from: booked, until: at } };
}

/**
 * Whether a room is left on each night for as long as it is held. Who lives the stay has the room from the booking on; of the others,
 * all count whose time meets this one's.
 */
function isRoom(
  held: Map<string, Held[]>,
  rooms: Rooms,
  life: PastLife,
  { from, until }: Ended["held"],
): boolean {
  const most = rooms.sizeOf(life.roomTypeId);
  for (let night = life.arrival; night < life.departure; night += 1) {
    const others = held.get(`${life.roomTypeId} ${night}`) ?? [];
    const meeting = others.filter(
      (other) => isBefore(other.from, until) && (other.until === null || isBefore(from, other.until)),
    );
    if (meeting.length >= most) return false;
  }
  return true;
}

function note(held: Map<string, Held[]>, life: PastLife, time: Held): void {
  for (let night = life.arrival; night < life.departure; night += 1) {
    const key = `${life.roomTypeId} ${night}`;
    const known = held.get(key);
    if (known) known.push(time);
    else held.set(key, [time]);
  }
}
