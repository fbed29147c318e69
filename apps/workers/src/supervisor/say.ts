/** What the supervisor tells the person who started it. */
export const say = (line = ""): void => {
  process.stdout.write(`${line}\n`);
};

export const complain = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Does one step of the start, and says what it was and how long it took; meanwhile, on a terminal, how far it is. */
export async function step<T>(
  name: string,
  work: (onProgress: (share: number) => void) => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const begun = `  ${name.padEnd(52)}`;
  let shown = 0;
  const result = await work((share) => {
    const percent = Math.floor(share * 100);
    if (percent <= shown) return;
    // A file has a line for each quarter.
    if (process.stdout.isTTY) process.stdout.write(`\r${begun} ${percent} %`);
    else if (Math.floor(percent / 25) > Math.floor(shown / 25)) say(`${begun} ${percent} %`);
    shown = percent;
  });
  if (shown > 0 && process.stdout.isTTY) process.stdout.write("\r");
  say(`${begun} ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}

/** A start that cannot go on, with a message for people; its stack is of no use to them. */
export class CannotStart extends Error {}
