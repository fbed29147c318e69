import { Cluster } from "ioredis";
import type { Count, Memory } from "../port";
import type { Client } from "./client";

/** One key a call, so that a cluster's node has all that a call needs. */
const PREFIX = "roomstream";
const TEXT = `${PREFIX}:text`;
const LIMIT = `${PREFIX}:limit`;
const PROBE = `${PREFIX}:probe`;
const PROBE_MS = 10_000;

/** A key that never ends would lock its owner out for ever, so one that has no end gets one, whatever took it. */
const COUNT = `
local times = redis.call("INCR", KEYS[1])
local left = redis.call("PTTL", KEYS[1])
if left < 0 then
  redis.call("PEXPIRE", KEYS[1], ARGV[1])
  left = tonumber(ARGV[1])
end
return { times, left }`;
const COUNTED = `return { tonumber(redis.call("GET", KEYS[1]) or 0), redis.call("PTTL", KEYS[1]) }`;

/** The memory in Redis and nowhere else: while Redis is away its calls throw. */
export function redisMemory(client: Client): Omit<Memory, "close"> {
  const ask = async (script: string, key: string, ...args: number[]): Promise<Count> => {
    const answer: unknown = await client.eval(script, 1, key, ...args);
    const [times, leftMs] = Array.isArray(answer) ? answer : [];
    return { times: Number(times), secondsLeft: Math.max(Math.ceil(Number(leftMs) / 1_000), 0) };
  };
  return {
    get: async (key) => (await client.get(`${TEXT}:${key}`)) ?? undefined,
    set: async (key, text, ttlMs) => void (await client.set(`${TEXT}:${key}`, text, "PX", ttlMs)),
    drop: async (key) => void (await client.del(`${TEXT}:${key}`)),
    count: ({ name, windowMs }, key) => ask(COUNT, `${LIMIT}:${name}:${key}`, windowMs),
    counted: ({ name }, key) => ask(COUNTED, `${LIMIT}:${name}:${key}`),
    // Written, not only read: a Redis that is full or may not write is none to count on.
    ping: async () => {
      const nodes = client instanceof Cluster ? client.nodes("master") : [];
      await Promise.all([client.set(PROBE, "1", "PX", PROBE_MS), ...nodes.map((node) => node.ping())]);
    },
    shared: true,
  };
}
