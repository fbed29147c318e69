import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "../shared/context";
import { calendarEqualsHolds } from "./promises/calendar-equals-holds";
import { everyEventHandled } from "./promises/every-event-handled";
import { moneyAgrees } from "./promises/money-agrees";
import { neverOversold } from "./promises/never-oversold";
import type { Findings, PromiseCheck, Suspect } from "./promises/promise";
import { rebuiltEqualsLive } from "./promises/rebuilt-equals-live";
import { sagasFinal } from "./promises/sagas-final";
import { withSnapshot } from "./promises/snapshot";

export const PROMISES: PromiseCheck[] = [
  neverOversold,
  calendarEqualsHolds,
  sagasFinal,
  moneyAgrees,
  everyEventHandled,
  rebuiltEqualsLive,
];

export type CheckedPromise = {
  promise: number;
  name: string;
  /** How many things were looked at. */
  checked: number;
  breaches: string[];
  at: string;
};

/** The least pause between two readings; a reading that takes longer is followed by a pause as long as itself. */
const AGAIN_MS = 250;

/**
 * Checks every promise over one snapshot of each database. On a running system something is always on its way: suspects are read again
 * in newer snapshots, at least once and for up to `patienceMs`, and only what is the same suspect throughout is a breach.
 */
export async function promises(args: {
  ctx: Context;
  patienceMs: number;
}): Promise<{ items: CheckedPromise[] }> {
  const { ctx, patienceMs } = args;
  const end = performance.now() + patienceMs;
  const first = await readAll(ctx, PROMISES);
  let suspected = suspectsOf(first);
  do {
    if (suspected.size === 0) break;
    await pause(first.tookMs);
    suspected = stillSuspected(suspected, suspectsOf(await readAll(ctx, [...suspected.keys()])));
  } while (performance.now() < end);
  const items = PROMISES.map((promise) => ({
    promise: promise.promise,
    name: promise.name,
    checked: first.findings.get(promise)?.checked ?? 0,
    breaches: (suspected.get(promise) ?? []).map((suspect) => suspect.problem),
    at: ctx.clock.now().toISOString(),
  }));
  return { items };
}

type Reading = { findings: Map<PromiseCheck, Findings>; tookMs: number };

async function readAll(ctx: Context, checks: PromiseCheck[]): Promise<Reading> {
  const began = performance.now();
  const findings = await withSnapshot(ctx.databases, async (snapshot) => {
    const found = new Map<PromiseCheck, Findings>();
    for (const check of checks) found.set(check, await check.check(snapshot));
    return found;
  });
  return { findings, tookMs: performance.now() - began };
}

const pause = (tookMs: number) => sleep(Math.max(AGAIN_MS, tookMs));

type Suspected = Map<PromiseCheck, Suspect[]>;

const suspectsOf = ({ findings }: Reading): Suspected =>
  new Map([...findings].flatMap(([check, { suspects }]) => (suspects.length > 0 ? [[check, suspects]] : [])));

/** What was suspected before and is again, in the words of the newer reading. */
function stillSuspected(before: Suspected, now: Suspected): Suspected {
  const still: Suspected = new Map();
  for (const [check, suspects] of before) {
    const again = new Map(now.get(check)?.map((suspect) => [suspect.key, suspect]));
    const left = suspects.flatMap((suspect) => again.get(suspect.key) ?? []);
    if (left.length > 0) still.set(check, left);
  }
  return still;
}
