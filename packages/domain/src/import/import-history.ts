import type { ReservationStatus } from "../reservations/contract";
import { importedStays } from "../reservations/queries/imported-stays";
import type { Context } from "../shared/context";
import { alone } from "./alone";
import { bookStay, referenceOf } from "./book-stay";
import { limitsOf } from "./limits";
import { inOrderOfReplay, type PastStay, type Profile } from "./past-stay";
import { Pending } from "./pending";
import { registerHotels } from "./register-hotels";

/** How far an import is; at its end, what it did. */
export type Tally = {
  /** The stays that are selected. */
  selected: number;
  /** Booked by this run. */
  taken: number;
  /** Booked by an earlier one. */
  takenBefore: number;
  /** How the selected stays ended, whichever run booked them. */
  confirmed: number;
  cancelled: number;
};

const CONCURRENCY = 8;
/** With more pending than these no other day is begun, so that live bookings do not wait behind an import. */
const MOST_PENDING = 500;

/**
 * Books past stays in the order of replay and waits until each is confirmed or cancelled. Nothing is taken twice: killed and
 * started again it ends the same. First every limit is raised to what all imported stays together need.
 */
export async function importHistory(args: {
  ctx: Context;
  profile: Profile;
  stays: PastStay[];
  stop: AbortSignal;
  onProgress: (tally: Tally) => void;
}): Promise<Tally> {
  const { ctx, profile, stays, stop, onProgress } = args;
  return alone(ctx, async () => {
    const known = await importedStays({ ctx, prefix: `${profile.name}:` });
    const before = stays.flatMap((stay) => known.get(referenceOf(profile, stay.line)) ?? []);
    const fresh = stays.filter((stay) => !known.has(referenceOf(profile, stay.line)));
    const tally: Tally = {
      selected: stays.length,
      taken: 0,
      takenBefore: before.length,
      confirmed: 0,
      cancelled: 0,
    };
    const ended = (status: ReservationStatus) => {
      tally[status === "CANCELLED" ? "cancelled" : "confirmed"] += 1;
      onProgress(tally);
    };
    for (const { status } of before) if (status !== "PENDING") ended(status);
    const waiting = before.filter(({ status }) => status === "PENDING").map((stay) => stay.reservationId);
    const pending = new Pending(ctx, waiting, ended);
    if (fresh.length > 0) {
      const held = [...known.values()].filter((stay) => stay.status !== "CANCELLED");
      await registerHotels(ctx, profile, limitsOf([...held, ...fresh]));
    }
    for (const day of daysOf(fresh)) {
      await pending.atMost(MOST_PENDING, stop);
      await eachAtMost(CONCURRENCY, day, async (stay) => {
        const reservationId = await bookStay(ctx, profile, stay);
        if (reservationId === undefined)
          throw new Error(`line ${stay.line} was taken while it was not known`);
        pending.add(reservationId);
        tally.taken += 1;
        onProgress(tally);
      });
    }
    await pending.atMost(0, stop);
    return tally;
  });
}

/** The stays of each day of booking, in order: what is booked on a later day is booked later. */
function daysOf(stays: PastStay[]): PastStay[][] {
  const days: PastStay[][] = [];
  for (const stay of [...stays].sort(inOrderOfReplay)) {
    const today = days.at(-1);
    if (today?.[0]?.bookedOn === stay.bookedOn) today.push(stay);
    else days.push([stay]);
  }
  return days;
}

/** Works through a list in order, on at most so many at once; stops at the first failure. */
async function eachAtMost<T>(most: number, items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  let failed = false;
  const lane = async () => {
    for (const item of rest) {
      if (failed) return;
      await work(item).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, lane));
}
