import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { plainEnvironment } from "./environment";

/** A running Roomstream: where it is, and how to look into its books. */
export type System = { url: string; apiKey: string; databaseUrl: string; logins: Login[] };
/** Somebody of the demo hotels' staff. */
export type Login = { role: string; email: string; password: string };

const ROOT = join(import.meta.dirname, "../..");
const START_LIMIT_MS = 240_000;

/** Starts Roomstream as its users do, and waits until it says that it is healthy. */
export async function startSystem(plan: {
  dataDir: string;
  port: number;
  brokers?: string[];
}): Promise<{ system: System; stop(): Promise<void> }> {
  const child = spawn("node", ["tooling/start.mjs"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...plainEnvironment,
      PORT: String(plan.port),
      ROOMSTREAM_DATA: plan.dataDir,
      ...(plan.brokers ? { KAFKA_BROKERS: plan.brokers.join(",") } : {}),
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  const url = `http://localhost:${plan.port}`;
  const end = Date.now() + START_LIMIT_MS;
  while (!(await isHealthy(url))) {
    if (child.exitCode !== null || Date.now() > end) {
      child.kill("SIGTERM");
      throw new Error(`Roomstream did not start:\n${output}`);
    }
    await sleep(250);
  }
  const demo = JSON.parse(readFileSync(join(plan.dataDir, "demo.json"), "utf8"));
  const runtime = JSON.parse(readFileSync(join(plan.dataDir, "runtime.json"), "utf8"));
  const { apiKey, logins } = demo;
  const system = { url, apiKey, logins, databaseUrl: runtime.environment.DATABASE_URL };
  return { system, stop: () => stop(child) };
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health`)).ok;
  } catch {
    // Nobody listens yet: that is what is being waited for.
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}
