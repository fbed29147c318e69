import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "../shared/context";
import { calendarEqualsHolds } from "./promises/calendar-equals-holds";
import { everyEventHandled } from "./promises/every-event-handled";
import { moneyAgrees } from "./promises/money-agrees";
import { neverOversold } from "./promises/never-oversold";
import type { Findings, PromiseCheck, Suspect } from "./promises/promise";
import { sagasFinal } from "./promises/sagas-final";
import { withSnapshot } from "./promises/snapshot";

export const PROMISES: PromiseCheck[] = [
  neverOversold,
  calendarEqualsHolds,
  sagasFinal,
  moneyAgrees,
  everyEventHandled,
];

export type CheckedPromise = {
  promise: number;
  name: string;
  /** How many things were looked at. */
  checked: number;
  breaches: string[];
  at: string;
};

const AGAIN_MS = 250;

/**
 * Checks every promise over one snapshot of each database. On a running system something is always on its way: a suspect is read again
 * in newer snapshots for up to `patienceMs`, and only what stays the same suspect throughout is a breach.
 */
export async function promises(args: {
  ctx: Context;
  patienceMs: number;
}): Promise<{ items: CheckedPromise[] }> {
  const { ctx, patienceMs } = args;
  const end = performance.now() + patienceMs;
  const first = await withSnapshot(ctx.databases, async (snapshot) => {
    const found: Findings[] = [];
    for (const promise of PROMISES) found.push(await promise.check(snapshot));
    return found;
  });
  const items: CheckedPromise[] = [];
  for (const [index, promise] of PROMISES.entries()) {
    const findings = first[index] ?? { checked: 0, suspects: [] };
    const breaches = await confirmed(ctx, promise, findings.suspects, end);
    items.push({
      promise: promise.promise,
      name: promise.name,
      checked: findings.checked,
      breaches: breaches.map((suspect) => suspect.problem),
      at: ctx.clock.now().toISOString(),
    });
  }
  return { items };
}

/** The suspects that are suspects still at the end of the patience; none as soon as each was cleared once. */
async function confirmed(
  ctx: Context,
  promise: PromiseCheck,
  suspects: Suspect[],
  end: number,
): Promise<Suspect[]> {
  let left = suspects;
  while (left.length > 0 && performance.now() < end) {
    await sleep(AGAIN_MS);
    const again = await withSnapshot(ctx.databases, (snapshot) => promise.check(snapshot));
    const still = new Map(again.suspects.map((suspect) => [suspect.key, suspect]));
    left = left.flatMap((suspect) => still.get(suspect.key) ?? []);
  }
  return left;
}
