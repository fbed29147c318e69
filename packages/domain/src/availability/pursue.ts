import type { Tx } from "@roomstream/db/transaction";
import type { NewEvent } from "@roomstream/events/envelope";
import { appendEvents } from "@roomstream/events/outbox/append";
import type { Context } from "../shared/context";
import { type Cause, follow, hotelTime, laterOf } from "../shared/follow";
import { Calendar } from "./calendar";
import {
  type Decision,
  decide,
  type Hold,
  type Night,
  nightsHeld,
  nightsHeldBy,
  type Refused,
  type Target,
} from "./hold";
import { type HoldRow, lockHolds, writeHolds } from "./stored-hold";

/** What a reservation wants of the calendar, and the event that said so. */
export type Pursuit = { reservationId: string; cause: Cause; target: Target };

type NightMove = Night & { delta: number; sold: number; sellLimit: number };

/**
 * Brings holds and calendar to what reservations want, one after another in the given order, and tells each outcome.
 * Locks holds, then nights, each in key order; writes each table in one statement.
 */
export async function pursue(ctx: Context, tx: Tx, pursuits: Pursuit[]): Promise<void> {
  const before = await lockHolds(
    tx,
    pursuits.map(({ reservationId, cause }) => ({
      reservationId,
      propertyId: cause.propertyId,
      occurredAt: cause.occurredAt,
    })),
  );
  const after = new Map(before);
  const calendar = await Calendar.lock(tx, nightsTouched(pursuits, before));
  const events: NewEvent[] = [];
  const taken: HeldNight[] = [];
  const givenBack: HeldNight[] = [];
  for (const pursuit of pursuits) {
    const row = after.get(pursuit.reservationId);
    if (!row) throw new Error(`hold ${pursuit.reservationId} was not locked`);
    const told = answer(ctx, row, pursuit, calendar);
    if (!told) continue;
    taken.push(...told.took);
    givenBack.push(...told.gave);
    events.push(...told.events);
    after.set(pursuit.reservationId, told.row);
  }
  await calendar.write(tx);
  await writeHolds(tx, changesOf(before, after));
  await writeHeldNights(tx, taken, givenBack);
  await appendEvents({ tx, service: "availability", signals: ctx.signals, events });
}

/** What a reservation's wish makes of its hold and of the calendar, and what is told of it; undefined when it is no news. */
export function answer(
  ctx: Context,
  row: HoldRow,
  { reservationId, cause, target }: Pursuit,
  calendar: Pick<Calendar, "roomsLeft" | "move">,
): { row: HoldRow; events: NewEvent[]; took: HeldNight[]; gave: HeldNight[] } | undefined {
  const { propertyId } = cause;
  const left = (night: Night) => calendar.roomsLeft({ ...night, propertyId });
  const decision = decide(row.hold, target, left, ctx.clock.now());
  if (decision.hold === row.hold) return undefined;
  const moved = (nights: Night[], delta: 1 | -1) =>
    nights.map((night) => ({ ...night, ...calendar.move({ ...night, propertyId }, delta) }));
  const gave = moved(decision.giveBack, -1);
  const took = moved(decision.take, 1);
  const heldOf = ({ roomTypeId, night }: Night) => ({ reservationId, propertyId, roomTypeId, night });
  return {
    ...outcomeOf(ctx, cause, row, decision, gave, took),
    took: took.map(heldOf),
    gave: gave.map(heldOf),
  };
}

const changesOf = (before: Map<string, HoldRow>, after: Map<string, HoldRow>) =>
  [...after.values()].flatMap((row) => {
    const was = before.get(row.reservationId);
    return was && was !== row ? [{ was: was.version, row }] : [];
  });

/** Every night that any of the decisions may ask for or give back. */
const nightsTouched = (pursuits: Pursuit[], holds: Map<string, HoldRow>) =>
  pursuits.flatMap(({ reservationId, cause: { propertyId }, target }) => {
    const hold = holds.get(reservationId)?.hold;
    const held = hold ? nightsHeldBy(hold) : [];
    return [...held, ...nightsOfTarget(target)].map((night) => ({ ...night, propertyId }));
  });

const nightsOfTarget = (target: Target): Night[] => {
  if (target.kind === "NOTHING") return [];
  const inForce = target.kind === "PROPOSED" ? target.inForce : null;
  return [...nightsHeld(target.stay), ...(inForce ? nightsHeld(inForce) : [])];
};

/** The hold's next row and what is told of it; a tombstone over nothing held is told to nobody. */
function outcomeOf(
  ctx: Context,
  cause: Cause,
  row: HoldRow,
  { hold, fullNights }: Decision,
  gave: NightMove[],
  took: NightMove[],
): { row: HoldRow; events: NewEvent[] } {
  const occurredAt = laterOf(row.occurredAt, hotelTime(ctx, cause));
  const { reservationId } = row;
  const { stayVersion } = hold;
  let version = row.version;
  const next = () => {
    version += 1;
    return { id: reservationId, version, occurredAt };
  };
  const events: NewEvent[] = [];
  const answer = answerOf(row.hold, hold, took);
  if (answer === "HELD") {
    const data = { cause: "HELD" as const, reservationId, stayVersion, nights: took };
    events.push(follow(ctx, cause, next(), { eventType: "availability.updated", data }));
  }
  if (answer === "SOLD_OUT" || answer === "TIMED_OUT") {
    const data = { reservationId, stayVersion, reason: answer, fullNights };
    events.push(follow(ctx, cause, next(), { eventType: "availability.rejected", data }));
  }
  if (gave.length > 0) {
    const data = { reservationId, stayVersion, nights: gave };
    events.push(follow(ctx, cause, next(), { eventType: "availability.released", data }));
  }
  return { row: { ...row, hold, occurredAt, version: Math.max(version, row.version + 1) }, events };
}

/** What is told of a hold's new state: an answer to a request or a proposal; of a stay in force only that nights were taken. */
function answerOf(before: Hold, hold: Hold, took: NightMove[]): "HELD" | Refused | null {
  if (hold.status === "REJECTED") return hold.reason;
  if (hold.status !== "HELD") return null;
  if (hold.proposal) return hold.proposal.refused ?? "HELD";
  return took.length > 0 || before.status !== "HELD" ? "HELD" : null;
}

type HeldNight = { reservationId: string; propertyId: string; roomTypeId: string; night: string };

async function writeHeldNights(tx: Tx, taken: HeldNight[], givenBack: HeldNight[]): Promise<void> {
  // A batch may take and give back the same night of a hold; only what remains is written.
  const keyOf = (held: HeldNight) => `${held.reservationId}|${held.roomTypeId}|${held.night}`;
  const gone = new Set(givenBack.map(keyOf));
  const came = new Set(taken.map(keyOf));
  const remain = taken.filter((held) => !gone.has(keyOf(held)));
  const leave = givenBack.filter((held) => !came.has(keyOf(held)));
  if (leave.length > 0) {
    await tx.query({
      name: "give-back-nights",
      text: `DELETE FROM availability.hold_night h USING unnest($1::uuid[], $2::text[], $3::date[])
          AS n (reservation_id, room_type_id, night)
        WHERE h.reservation_id = n.reservation_id AND h.room_type_id = n.room_type_id AND h.night = n.night`,
      values: [leave.map((n) => n.reservationId), leave.map((n) => n.roomTypeId), leave.map((n) => n.night)],
    });
  }
  if (remain.length > 0) {
    await tx.query({
      name: "take-nights",
      text: `INSERT INTO availability.hold_night (reservation_id, property_id, room_type_id, night)
        SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::date[])`,
      values: [
        remain.map((n) => n.reservationId),
        remain.map((n) => n.propertyId),
        remain.map((n) => n.roomTypeId),
        remain.map((n) => n.night),
      ],
    });
  }
}
