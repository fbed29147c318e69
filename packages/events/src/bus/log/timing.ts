import type { RetryPause } from "../owned-partition";

/** Every duration of the embedded log, in ms. */
export type Timing = {
  /** How often a member shows that it lives and commits its offsets. */
  heartbeatMs: number;
  /** How long a member that is not heard of still counts as alive. */
  expiryMs: number;
  /** The least time between two reads, so that under load one read takes what came meanwhile. */
  gapMs: number;
  /** How long to wait for a signal before looking without one: first, and at most. */
  idleMs: { first: number; most: number };
  retryMs: RetryPause;
  /** How long `close` tries to commit while the database is away. */
  leaveMs: number;
};

export const TIMING: Timing = {
  heartbeatMs: 1_000,
  expiryMs: 3_000,
  gapMs: 5,
  idleMs: { first: 100, most: 400 },
  retryMs: { first: 200, most: 5_000 },
  leaveMs: 5_000,
};
