import type { Progress } from "@roomstream/domain/import/import-history";

const ON_SCREEN_MS = 200;
/** Where lines are kept, for example in a log, fewer are enough. */
const IN_LOG_MS = 5_000;

export type ProgressLine = { show(progress: Progress): void; end(): void };

/** Shows how far an import is: on a screen in one line that is written over, elsewhere in a line every few seconds. */
export function openProgress(out: NodeJS.WriteStream, now: () => number): ProgressLine {
  const started = now();
  const pause = out.isTTY ? ON_SCREEN_MS : IN_LOG_MS;
  let shownAt = started;
  let doneBefore: number | undefined;
  return {
    show(progress) {
      doneBefore ??= progress.done;
      if (now() - shownAt < pause) return;
      shownAt = now();
      const line = progressLine(progress, progress.done - doneBefore, (now() - started) / 1000);
      out.write(out.isTTY ? `\r${line}\u001B[K` : `${line}\n`);
    },
    end() {
      if (out.isTTY) out.write("\r\u001B[K");
    },
  };
}

/** `1,200 of 4,534 booked, 3,150 of 12,109 steps, 410 steps/s, 22 s to go`; `taken` by this run. */
export function progressLine(
  { selected, booked, steps, done }: Progress,
  taken: number,
  seconds: number,
): string {
  const rate = taken / seconds;
  const toGo = rate > 0 && done < steps ? `, ${Math.ceil((steps - done) / rate)} s to go` : "";
  return (
    `  ${figure(booked)} of ${figure(selected)} booked, ${figure(done)} of ${figure(steps)} steps, ` +
    `${rate.toFixed(0)} steps/s${toGo}`
  );
}

export const figure = (value: number): string => value.toLocaleString("en");
