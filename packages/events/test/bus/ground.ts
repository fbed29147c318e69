import type { Bus } from "../../src/bus/port";

/** What another process needs to open the bus under test. */
export type BusAddress =
  | { kind: "log"; url: string }
  | { kind: "kafka"; brokers: string[]; sessionTimeoutMs: number };

/** A server with a bus on it, for one file of tests. */
export type Ground = {
  /** Opens the bus as one more process would; whoever opens closes. */
  open(): Bus;
  address: BusAddress;
  /** The same on a server of its own that a test may end, or why there is none. */
  mortal(): Promise<MortalGround | string>;
};

export type MortalGround = {
  bus: Bus;
  /** Ends the server as a power cut would, and starts it again on the same data. */
  crash(): Promise<void>;
  startAgain(): Promise<void>;
  close(): Promise<void>;
};
