import type { WorkerState } from "@roomstream/events/consumer/workers";

export type ConsumerAlert = { group: string; kind: "lag" | "age" | "breaker"; message: string };

/** A group further behind than this wants an operator. */
export const MOST_LAG = 1_000;
export const MOST_AGE_MS = 5 * 60_000;

/** What of a group wants an operator, in words that say what to do next. */
export function alertsOf(measured: {
  group: string;
  lag: number;
  ageMs: number | null;
  breaker: WorkerState["breaker"] | null;
}): ConsumerAlert[] {
  const { group, lag, ageMs, breaker } = measured;
  const alerts: ConsumerAlert[] = [];
  const next = breaker === null ? "no worker is running: start one" : "see its breaker and dead letters";
  if (lag > MOST_LAG)
    alerts.push({ group, kind: "lag", message: `${group} is ${lag} messages behind; ${next}` });
  if (ageMs !== null && ageMs >= MOST_AGE_MS) {
    const minutes = Math.floor(ageMs / 60_000);
    alerts.push({
      group,
      kind: "age",
      message: `${group} has not read what was recorded ${minutes} min ago; ${next}`,
    });
  }
  if (breaker === "open") {
    alerts.push({
      group,
      kind: "breaker",
      message: `${group} pauses after ten failures in a row and tries again by itself; its log says what fails`,
    });
  }
  return alerts;
}
