export type RunningRedis = {
  port: number;
  url: string;
  kill(): Promise<void>;
  startAgain(): Promise<void>;
  hang(): void;
  wake(): void;
  ask(...command: string[]): Promise<string>;
  stop(): Promise<void>;
};
export type RunningCluster = Pick<RunningRedis, "url" | "kill" | "startAgain" | "stop"> & {
  nodes: RunningRedis[];
};
/** Redis cannot run on this machine as it is; the message says what is missing. */
export class RedisUnavailable extends Error {}
export function redisMissing(): Promise<string | undefined>;
export function startRedis(plan?: { settings?: string[] }): Promise<RunningRedis>;
export function startRedisCluster(): Promise<RunningCluster>;
