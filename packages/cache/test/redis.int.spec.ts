import { silent } from "@roomstream/db/log";
import { createTestDatabase } from "@roomstream/db/testing/test-database";
import { readEnvironment } from "@roomstream/environment/environment";
import { vi } from "vitest";
import { startRedis, startRedisCluster } from "../../../tooling/redis/start-redis.mjs";
import { openClient } from "../src/redis/client";
import { redisMemory } from "../src/redis/redis-memory";
import { describeWithRedis } from "./support/describe-with-redis";
import { describeLive, type LiveGround } from "./support/live-conformance";
import { describeMemory, type MemoryGround } from "./support/memory-conformance";
import { openProcess } from "./support/redis-ground";

type Server = { url: string; stop(): Promise<void>; cut(): Promise<void> };

const oneNode = async (): Promise<Server> => {
  const redis = await startRedis();
  return { ...redis, cut: async () => void (await redis.ask("CLIENT", "KILL", "TYPE", "pubsub")) };
};
const threeNodes = async (): Promise<Server> => {
  const cluster = await startRedisCluster();
  const kill = () => cluster.nodes.map((node) => node.ask("CLIENT", "KILL", "TYPE", "pubsub"));
  return { ...cluster, cut: async () => void (await Promise.all(kill())) };
};

/** In Redis and nowhere else: with its fallback beside it, a broken one would pass. */
const memoryOn = async (start: () => Promise<Server>): Promise<MemoryGround> => {
  const server = await start();
  const { REDIS_URL: place } = readEnvironment({ REDIS_URL: server.url });
  return {
    open: async () => {
      if (!place) throw new Error("there is no address");
      const client = openClient(place, silent);
      const memory = redisMemory(client);
      await vi.waitFor(() => memory.ping(), { timeout: 10_000 });
      return { ...memory, close: async () => client.disconnect() };
    },
    close: server.stop,
  };
};

const liveOn = async (start: () => Promise<Server>): Promise<LiveGround> => {
  const server = await start();
  const database = await createTestDatabase();
  return {
    open: async () => {
      const { signals, memory } = await openProcess(database, server.url);
      return {
        ...signals,
        close: async () => {
          await signals.close();
          await memory.close();
        },
      };
    },
    cut: server.cut,
    close: async () => {
      await database.drop();
      await server.stop();
    },
  };
};

await describeWithRedis("Redis", () => {
  describeMemory("the memory in one node", () => memoryOn(oneNode));
  describeMemory("the memory in a cluster", () => memoryOn(threeNodes));
  describeLive("live updates through one node", () => liveOn(oneNode));
  describeLive("live updates through a cluster", () => liveOn(threeNodes));
});
