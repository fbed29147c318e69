/** What the supervisor tells the person who started it. */
export const say = (line = ""): void => {
  process.stdout.write(`${line}\n`);
};

export const complain = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Does one step of the start, and says what it was and how long it took. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  say(`  ${name.padEnd(52)} ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}

/** A start that cannot go on, with a message for people; its stack is of no use to them. */
export class CannotStart extends Error {}
