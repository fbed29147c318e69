import type { AtWork } from "@roomstream/domain/shared/open-context";

/** Where a sub-command of `npm run replay` works and what it says. */
export type Kit = AtWork & {
  say(line?: string): void;
  /** npm runs scripts in the folder of the repository; files are named from where the person stands. */
  folder: string;
};

/** A sub-command: one file each. */
export type Command = {
  /** A line each way of calling it, without `npm run replay --`. */
  usage: string[];
  /** Gives the exit code; throws `Misuse` when it was asked wrongly. */
  run(kit: Kit, parameters: string[]): Promise<number>;
};

/** Says in words what is wrong with how a command was called. */
export class Misuse extends Error {}
