import { relive } from "../reservations/relive";
import type { Context } from "../shared/context";
import { IMPORT_ACTOR } from "../shared/follow";
import { bookStay, momentOn } from "./book-stay";
import type { PastStay, Profile } from "./past-stay";
import { settled } from "./settled";
import { isRelease, type Step } from "./steps";

const BY = { kind: "system", part: IMPORT_ACTOR } as const;
const BOOKED_AT_ONCE = 8;
/** Steps in one transaction. */
const RELIVED_AT_ONCE = 200;

/**
 * Takes the steps of a wave and waits until the house is through with them. `ids`: the reservations of the stays that are booked; those
 * that are booked here are added.
 */
export async function takeWave(args: {
  ctx: Context;
  profile: Profile;
  ids: Map<PastStay, string>;
  wave: Step[];
  stop: AbortSignal;
  /** Is told of so many more steps that were taken. */
  onTaken: (steps: number) => void;
}): Promise<void> {
  const { ctx, profile, ids, wave, stop, onTaken } = args;
  const idOf = ({ stay }: Step): string => {
    const id = ids.get(stay);
    if (id === undefined) throw new Error(`line ${stay.line} is not booked`);
    return id;
  };
  const lived = wave.flatMap((step) => {
    const { kind, on: businessDate } = step;
    if (kind === "BOOKED") return [];
    return [{ reservationId: idOf(step), kind, businessDate, occurredAt: momentOn(businessDate, profile) }];
  });
  for (let from = 0; from < lived.length; from += RELIVED_AT_ONCE) {
    stop.throwIfAborted();
    const some = lived.slice(from, from + RELIVED_AT_ONCE);
    await relive(ctx, some, BY);
    onTaken(some.length);
  }
  const bookings = wave.filter(({ kind }) => kind === "BOOKED");
  await eachAtMost(BOOKED_AT_ONCE, bookings, async ({ stay }) => {
    stop.throwIfAborted();
    const reservationId = await bookStay(ctx, profile, stay);
    if (reservationId === undefined) throw new Error(`line ${stay.line} was taken while it was not known`);
    ids.set(stay, reservationId);
    onTaken(1);
  });
  await settled(ctx, { booked: bookings.map(idOf), released: wave.filter(isRelease).map(idOf) }, stop);
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
