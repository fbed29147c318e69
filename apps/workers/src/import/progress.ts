import type { Tally } from "@roomstream/domain/import/import-history";

const ON_SCREEN_MS = 200;
/** Where lines are kept, for example in a log, fewer are enough. */
const IN_LOG_MS = 5_000;

export type Progress = { show(tally: Tally): void; end(): void };

/** Shows how far an import is: on a screen in one line that is written over, elsewhere in a line every few seconds. */
export function openProgress(out: NodeJS.WriteStream, now: () => number): Progress {
  const started = now();
  const pause = out.isTTY ? ON_SCREEN_MS : IN_LOG_MS;
  let shownAt = started;
  return {
    show(tally) {
      if (now() - shownAt < pause) return;
      shownAt = now();
      const line = progressLine(tally, (now() - started) / 1000);
      out.write(out.isTTY ? `\r${line}\u001B[K` : `${line}\n`);
    },
    end() {
      if (out.isTTY) out.write("\r\u001B[K");
    },
  };
}

/** `1,200 of 3,041 taken, 1,150 confirmed, 410 rows/s, 5 s to go`. */
export function progressLine(
  { selected, taken, takenBefore, confirmed, cancelled }: Tally,
  seconds: number,
): string {
  const rate = taken / seconds;
  const left = selected - confirmed - cancelled;
  const toGo = rate > 0 && left > 0 ? `, ${Math.ceil(left / rate)} s to go` : "";
  return (
    `  ${figure(taken + takenBefore)} of ${figure(selected)} taken, ${figure(confirmed)} confirmed, ` +
    `${rate.toFixed(0)} rows/s${toGo}`
  );
}

export const figure = (value: number): string => value.toLocaleString("en");
