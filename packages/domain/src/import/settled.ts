import { setTimeout as sleep } from "node:timers/promises";
import { holdsOf } from "../availability/queries/holds-of";
import { ended } from "../reservations/queries/ended";
import type { Context } from "../shared/context";

const LOOK_MS = 25;
/** Nothing of what is waited for moves for so long only when nobody works on it. */
const STALL_MS = 60_000;

/**
 * Waits until those that were booked are pending no longer, and of those that were released no night is held. Throws when nothing
 * moves for a minute, or when it is told to stop.
 */
export async function settled(
  ctx: Context,
  { booked, released }: { booked: string[]; released: string[] },
  stop: AbortSignal,
): Promise<void> {
  let pending = booked;
  let holding = released;
  let movedAt = ctx.clock.now().getTime();
  for (;;) {
    stop.throwIfAborted();
    const [over, holds] = await Promise.all([
      pending.length > 0 ? ended({ ctx, reservationIds: pending }) : undefined,
      holding.length > 0 ? holdsOf({ ctx, reservationIds: holding }) : undefined,
    ]);
    const left = pending.length + holding.length;
    pending = pending.filter((id) => !over?.has(id));
    holding = holding.filter((id) => holds?.get(id)?.status === "HELD");
    const still = pending.length + holding.length;
    if (still === 0) return;
    const now = ctx.clock.now().getTime();
    if (still < left) movedAt = now;
    if (now - movedAt > STALL_MS) throw new Stalled(still);
    await sleep(LOOK_MS, undefined, { signal: stop });
  }
}

class Stalled extends Error {
  constructor(waiting: number) {
    super(
      `Nothing has become of ${waiting} reservations for a minute: are the workers running? ` +
        "Start the import again when they are; it goes on where it stopped.",
    );
  }
}
