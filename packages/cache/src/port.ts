/** A limit's name and how long its window is, which begins with the first call that is counted for a key. */
export type Limit = { name: string; windowMs: number };

/** How often something was counted in the window that runs now, and the whole seconds until that ends. */
export type Count = { times: number; secondsLeft: number };

/**
 * What processes may share beside the database and may lose at any time: nothing that must be true is kept here alone.
 * Keys are free text, and each limit and the kept texts have keys of their own.
 */
export type Memory = {
  /** The text that was set under this key, unless it is too old or was dropped. */
  get(key: string): Promise<string | undefined>;
  set(key: string, text: string, ttlMs: number): Promise<void>;
  drop(key: string): Promise<void>;
  /** Counts one more. Those who count at the same time, from wherever, each get a number of their own. */
  count(limit: Limit, key: string): Promise<Count>;
  /** Reads the count and adds nothing. */
  counted(limit: Limit, key: string): Promise<Count>;
  /** Throws when it is not all there. */
  ping(): Promise<void>;
  /** Whether other processes see the same. */
  shared: boolean;
  close(): Promise<void>;
};
