import type { Load } from "../load/sample";
import type { Endings } from "../measure/endings";
import type { Lag } from "../measure/lag";
import type { Share } from "../measure/processor-time";
import type { Checked } from "../measure/promises";
import { type Spread, spreadOf } from "../measure/spread";
import type { Options } from "../options";

/** What a run measured. */
export type Figures = {
  /** Bookings a second: asked for (null where the system sets the pace), answered 201, and confirmed. */
  asked: number | null;
  created: number;
  confirmedPerSecond: number;
  sent: number;
  confirmed: number;
  pending: number;
  /** Requests without a reservation, by reason. */
  refused: Record<string, number>;
  /** Reservations that the system cancelled, by reason. */
  cancelled: Record<string, number>;
  /** From the scheduled send to the answer. */
  api: Spread;
  /** From `reservation.created` to `reservation.confirmed`, as recorded. */
  toConfirmed: Spread;
  lag: Lag;
  processors: Share[];
  promises: Checked[];
  /** Why the run does not count as passed; empty when it does. */
  missed: string[];
};

/** Of the rate that was asked for, so much has to be answered and confirmed within a second of the end. */
const ENOUGH = 0.99;
const GRACE_MS = 1_000;

export function figuresOf(
  options: Options,
  load: Load,
  endings: Endings,
  measured: Pick<Figures, "lag" | "processors" | "promises">,
): Figures {
  const { samples, seconds } = load;
  const created = samples.filter(({ answer }) => "reservationId" in answer);
  const start = samples.reduce(
    (least, { scheduledAt }) => Math.min(least, scheduledAt),
    Number.POSITIVE_INFINITY,
  );
  const inTime = created.filter(({ answeredAt }) => answeredAt <= start + seconds * 1000 + GRACE_MS);
  const refused: Record<string, number> = {};
  for (const { answer } of samples) {
    if ("refused" in answer) refused[answer.refused] = (refused[answer.refused] ?? 0) + 1;
  }
  const asked = options.mode === "rate" ? options.rate : null;
  const broken = measured.promises.filter(({ breaches }) => breaches > 0);
  const missed = [
    ...(load.givenUp ? ["the system fell so far behind that the load was given up"] : []),
    ...(asked !== null && inTime.length < ENOUGH * asked * seconds
      ? [`${inTime.length} of ${Math.round(asked * seconds)} bookings were created in time`]
      : []),
    ...(asked !== null && endings.confirmedPerSecond < ENOUGH * Math.min(asked, created.length / seconds)
      ? ["confirmations did not keep up"]
      : []),
    ...(endings.confirmed < created.length
      ? [`${created.length - endings.confirmed} were not confirmed`]
      : []),
    ...(Object.keys(refused).length > 0 ? ["bookings were refused"] : []),
    ...broken.map(({ promise, name }) => `promise ${promise} is broken: ${name}`),
  ];
  return {
    asked,
    created: inTime.length / seconds,
    confirmedPerSecond: endings.confirmedPerSecond,
    sent: samples.length,
    confirmed: endings.confirmed,
    pending: endings.pending,
    refused,
    cancelled: endings.cancelled,
    api: spreadOf(samples.map(({ scheduledAt, answeredAt }) => answeredAt - scheduledAt)),
    toConfirmed: spreadOf(endings.toConfirmed),
    ...measured,
    missed,
  };
}
