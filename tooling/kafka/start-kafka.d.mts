export type RunningKafka = {
  brokers: string[];
  ended: Promise<unknown>;
  stop(): Promise<void>;
  kill(): Promise<void>;
};
export function freePort(): Promise<number>;
export function startKafka(plan: {
  port?: number;
  dataDir: string;
  settings?: Record<string, string>;
}): Promise<RunningKafka>;
