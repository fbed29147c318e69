// @ts-check
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../kafka/start-kafka.mjs";

const START_MS = 10_000;
const HOST = "127.0.0.1";

/** Redis cannot run on this machine as it is; the message says what is missing. */
export class RedisUnavailable extends Error {
  name = "RedisUnavailable";
}

/** @param {string} program @param {string[]} args */
async function runToEnd(program, args) {
  let output = "";
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
  const code = await new Promise((resolve, reject) => {
    child.once("error", () => reject(new RedisUnavailable(`There is no \`${program}\` on the PATH.`)));
    child.once("close", resolve);
  });
  return { code, output };
}

/** Says why Redis cannot be started here, if it cannot. */
export async function redisMissing() {
  try {
    for (const program of ["redis-server", "redis-cli"]) await runToEnd(program, ["--version"]);
    return undefined;
  } catch (error) {
    if (error instanceof RedisUnavailable) return error.message;
    throw error;
  }
}

/** @param {number} port @param {string[]} command */
const ask = async (port, ...command) => {
  const { output } = await runToEnd("redis-cli", ["-h", HOST, "-p", String(port), ...command]);
  return output.trim();
};

/** @param {() => Promise<boolean>} done */
async function until(done) {
  const end = performance.now() + START_MS;
  while (!(await done())) {
    if (performance.now() > end) throw new Error(`Redis was not ready within ${START_MS / 1_000} s`);
    await sleep(30);
  }
}

/**
 * Starts one node of Redis that keeps its data in a folder of its own, and waits until it answers.
 * @param {{ settings?: string[] }} [plan]
 */
export async function startRedis({ settings = [] } = {}) {
  const missing = await redisMissing();
  if (missing) throw new RedisUnavailable(missing);
  const folder = await mkdtemp(join(tmpdir(), "roomstream-redis-"));
  const port = await freePort();
  const run = async () => {
    const child = spawn(
      "redis-server",
      ["--port", String(port), "--bind", HOST, "--dir", folder, "--save", "", ...settings],
      { stdio: "ignore" },
    );
    const ended = new Promise((end) => child.once("close", end));
    await until(async () => (await ask(port, "PING")) === "PONG");
    return { child, ended };
  };
  let running = await run();
  const kill = async () => {
    running.child.kill("SIGKILL");
    await running.ended;
  };
  return {
    port,
    url: `redis://${HOST}:${port}`,
    /** Ends it at once, as a crash does. */
    kill,
    startAgain: async () => {
      running = await run();
    },
    /** Lets it take connections and answer nothing. */
    hang: () => running.child.kill("SIGSTOP"),
    wake: () => running.child.kill("SIGCONT"),
    /** @param {string[]} command */
    ask: (...command) => ask(port, ...command),
    stop: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts a cluster of three nodes, each with a third of the keys. */
export async function startRedisCluster() {
  const nodes = await Promise.all(
    Array.from({ length: 3 }, async () =>
      startRedis({
        settings: [
          ...["--cluster-enabled", "yes", "--cluster-node-timeout", "1000"],
          ...["--cluster-port", String(await freePort())],
        ],
      }),
    ),
  );
  const addresses = nodes.map(({ port }) => `${HOST}:${port}`);
  const made = await runToEnd("redis-cli", ["--cluster", "create", ...addresses, "--cluster-yes"]);
  if (made.code !== 0) throw new Error(`The cluster could not be made:\n${made.output}`);
  const ready = async () => {
    const states = await Promise.all(nodes.map((node) => node.ask("CLUSTER", "INFO")));
    return states.every((state) => state.includes("cluster_state:ok"));
  };
  await until(ready);
  return {
    nodes,
    url: nodes.map(({ url }) => url).join(","),
    kill: async () => void (await Promise.all(nodes.map((node) => node.kill()))),
    startAgain: async () => {
      await Promise.all(nodes.map((node) => node.startAgain()));
      await until(ready);
    },
    stop: async () => void (await Promise.all(nodes.map((node) => node.stop()))),
  };
}
