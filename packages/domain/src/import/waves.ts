import { HeldNights, type HeldStay, typeOf } from "./held-nights";
import type { Limit } from "./limits";
import type { PastStay } from "./past-stay";
import { isRelease, type Step } from "./steps";

/** No more at once, so that live bookings do not wait behind an import. */
const MOST = 500;

/**
 * Parts steps, given in the order of replay, into waves: whatever order the steps of a wave are taken in, each stay is booked before the
 * rest happens to it, and no night holds more than its limit, for the bookings of a wave fit without its releases.
 */
export function wavesOf({
  held,
  steps,
  limits,
}: {
  held: HeldStay[];
  steps: Step[];
  limits: Limit[];
}): Step[][] {
  const most = new Map(limits.map((limit) => [typeOf(limit), limit.most]));
  const nights = new HeldNights(held);
  const waves: Step[][] = [];
  let wave: Step[] = [];
  let stays = new Set<PastStay>();
  const end = () => {
    for (const step of wave.filter(isRelease)) nights.add(step.stay, -1);
    if (wave.length > 0) waves.push(wave);
    wave = [];
    stays = new Set();
  };
  for (const step of steps) {
    const { stay, kind } = step;
    const isFull = kind === "BOOKED" && nights.mostOn(stay) >= (most.get(typeOf(stay)) ?? 0);
    if (isFull || stays.has(stay) || wave.length === MOST) end();
    if (kind === "BOOKED") nights.add(stay, 1);
    wave.push(step);
    stays.add(stay);
  }
  end();
  return waves;
}
