import { setTimeout as sleep } from "node:timers/promises";
import { takePayment } from "../payments/take-payment";
import type { PropertyDetails } from "../property/contract";
import { listRooms } from "../property/queries/rooms";
import { setRoomStatus } from "../property/set-room-status";
import { quoteStay } from "../rates/queries/quote-stay";
import { checkIn } from "../reservations/check-in";
import { checkOut } from "../reservations/check-out";
import { newReservation } from "../reservations/new-reservation";
import { offerOf } from "../reservations/offer";
import { ended } from "../reservations/queries/ended";
import { findReservation } from "../reservations/queries/find-reservation";
import { inHouse } from "../reservations/queries/in-house";
import { recordReservation } from "../reservations/record-reservation";
import type { Context } from "../shared/context";
import type { Result } from "../shared/result";
import { addDays } from "../shared/stay";
import { demoGuest } from "./demo-guests";

const BY = { kind: "system", part: "demo" } as const;
/** How many nights guests stay, one after another. */
const NIGHTS = [2, 1, 3, 2, 4, 1, 2, 5];
const LOOK_MS = 50;
const MOST_MS = 30_000;

export type Arrival = { daysAhead: number; share: number };

/**
 * Lives through one business date of a demo hotel by the commands that everybody uses: who leaves today leaves, rooms are cleaned, guests
 * book, and those who come today get their rooms. Everything but the last few.
 */
export async function liveADay(args: {
  ctx: Context;
  property: PropertyDetails;
  /** Counts the guests of all days, so that each is somebody else. */
  first: number;
  arrivals: Arrival[];
  /** How many of today's guests are not here yet. */
  awaited: number;
}): Promise<number> {
  const { ctx, property, arrivals, awaited } = args;
  await letGo(ctx, property);
  const asked: Asked[] = [];
  for (const { daysAhead, share } of arrivals) {
    const guests = Math.max(1, Math.round(property.rooms * share));
    for (let nth = 0; nth < guests; nth += 1) {
      const booked = await book(ctx, property, args.first + asked.length, daysAhead);
      if (booked) asked.push(booked);
    }
  }
  await untilAnswered(ctx, asked);
  const today = asked.filter(({ arrival }) => arrival === property.businessDate);
  await welcome(ctx, property, today.slice(0, Math.max(0, today.length - awaited)));
  return asked.length;
}

type Asked = { reservationId: string; confirmationNumber: string; roomTypeId: string; arrival: string };

/** Books without a time-out: the day that is lived may lie before the real one. */
async function book(
  ctx: Context,
  property: PropertyDetails,
  nth: number,
  daysAhead: number,
): Promise<Asked | undefined> {
  const arrival = addDays(property.businessDate, daysAhead);
  const departure = addDays(arrival, NIGHTS[nth % NIGHTS.length] ?? 2);
  const dates = { arrival, departure };
  const party = { adults: nth % 3 === 0 ? 1 : 2, children: 0 };
  const quotes = await quoteStay({ ctx, property, dates, party });
  const quote = quotes[(nth * 7) % Math.max(1, quotes.length)];
  if (!quote) return undefined;
  const { roomTypeId, plan, priced } = quote;
  const { guest, notes } = demoGuest(nth);
  const offer = offerOf(property, dates, quote, 1);
  const drawn = newReservation(
    ctx,
    {
      propertyId: property.propertyId,
      roomTypeId,
      ratePlanId: plan.ratePlanId,
      ...dates,
      ...party,
      guest,
      notes,
    },
    { ...offer, nights: priced.nights },
    offer.guarantee === "NONE" ? null : "tok_visa",
    { occurredAt: ctx.clock.now(), actor: "guest", channel: "DIRECT", complimentary: false, expires: false },
  );
  const once = {
    kind: "key",
    caller: "demo",
    key: drawn.row.reservation_id,
    requestHash: Buffer.alloc(0),
  } as const;
  const row = await recordReservation(ctx, drawn.row, drawn.guest, property.businessDate, once);
  return (
    row && {
      reservationId: row.reservation_id,
      confirmationNumber: row.confirmation_number,
      roomTypeId,
      arrival,
    }
  );
}

async function untilAnswered(ctx: Context, asked: Asked[]): Promise<void> {
  const reservationIds = asked.map(({ reservationId }) => reservationId);
  const end = performance.now() + MOST_MS;
  while ((await ended({ ctx, reservationIds })).size < reservationIds.length) {
    if (performance.now() > end) throw new Error("the demo's guests were not answered in time");
    await sleep(LOOK_MS);
  }
}

/** Gives each guest the first clean room of the type that nobody is in. One whose type is full was told so, and is not here. */
async function welcome(ctx: Context, property: PropertyDetails, guests: Asked[]): Promise<void> {
  const { propertyId, businessDate } = property;
  const rooms = await listRooms({ ctx, propertyId, since: businessDate });
  const taken = new Set((await inHouse({ ctx, propertyId })).map(({ roomId }) => roomId));
  const here = await ended({ ctx, reservationIds: guests.map(({ reservationId }) => reservationId) });
  for (const { reservationId, confirmationNumber, roomTypeId } of guests) {
    if (here.get(reservationId) !== "CONFIRMED") continue;
    const room = rooms.find(
      (one) => one.roomTypeId === roomTypeId && one.status !== "DIRTY" && !taken.has(one.roomId),
    );
    if (!room) continue;
    taken.add(room.roomId);
    must(await checkIn({ ctx, propertyId, confirmationNumber, by: BY, roomId: room.roomId }));
  }
}

/** Lets those leave who are due, and cleans their rooms, but for every fourth. */
async function letGo(ctx: Context, property: PropertyDetails): Promise<void> {
  const { propertyId, businessDate } = property;
  const due = (await inHouse({ ctx, propertyId })).filter((stay) => stay.departure <= businessDate);
  for (const { confirmationNumber } of due) {
    const order = { ctx, propertyId, confirmationNumber, by: BY };
    const left = await checkOut(order);
    if (left.ok) continue;
    const view = await findReservation({ ctx, confirmationNumber });
    if (left.refusal.code !== "BALANCE_DUE" || !view) must(left);
    const { balance: amount = 0, currency = property.currency } = view?.folio ?? {};
    must(
      await takePayment({
        ...order,
        caller: "demo",
        idempotencyKey: confirmationNumber,
        input: { amount: { amount, currency }, method: "TERMINAL" },
      }),
    );
    must(await checkOut(order));
  }
  const rooms = await listRooms({ ctx, propertyId, since: businessDate });
  const dirty = rooms.filter((room) => room.status === "DIRTY").filter((_, index) => index % 4 !== 3);
  for (const [index, { roomId }] of dirty.entries()) {
    must(
      await setRoomStatus({
        ctx,
        propertyId,
        roomId,
        status: index % 3 === 0 ? "CLEAN" : "INSPECTED",
        by: BY,
      }),
    );
  }
}

function must(result: Result<unknown>): void {
  if (!result.ok)
    throw new Error(`the demo's day went wrong: ${result.refusal.code}, ${result.refusal.message}`);
}
