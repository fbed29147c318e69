import type { RetryPause } from "../owned-partition";

/** Every duration of the Kafka bus that a test may want otherwise, in ms. */
export type Settings = {
  /** How long a member that is not heard of still counts as alive; a broker allows no less than 6 s. */
  sessionTimeoutMs: number;
  commitMs: number;
  /** The least time between two fetches that brought something. */
  gapMs: number;
  retryMs: RetryPause;
  /** The pause before a consumer that ended is started again. */
  restartMs: number;
};

export const SETTINGS: Settings = {
  sessionTimeoutMs: 10_000,
  commitMs: 1_000,
  gapMs: 10,
  retryMs: { first: 200, most: 5_000 },
  restartMs: 1_000,
};
