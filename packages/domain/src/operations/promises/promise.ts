import type { Snapshot } from "./snapshot";

/** Something that seems to break a promise: `key` tells the same suspect again, `problem` tells people. */
export type Suspect = { key: string; problem: string };

export type Findings = {
  /** How many things were looked at. */
  checked: number;
  suspects: Suspect[];
};

/** One of the promises of the design, with its number there. */
export type PromiseCheck = {
  promise: number;
  name: string;
  check(snapshot: Snapshot): Promise<Findings>;
};

/** How many rows a check reads at once when it walks a table. */
export const PAGE = 5_000;
