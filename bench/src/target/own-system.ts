import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { processOf } from "../measure/find-process";
import { runningSystem, type Target } from "./target";

type KafkaTools = typeof import("../../../tooling/kafka/start-kafka.mjs");

/** This file runs bundled, in bench/dist. */
const ROOT = resolve(import.meta.dirname, "../..");
const START_MS = 180_000;
const STOP_MS = 20_000;

/** Starts a system of its own on a temporary folder, on a free port, and waits until it is healthy. */
export async function ownSystem(setup: "embedded" | "kafka", stop: AbortSignal): Promise<Target> {
  const { freePort, startKafka } = await kafkaTools();
  const folder = await mkdtemp(join(tmpdir(), "roomstream-bench-"));
  // The account of Postgres has to get through to its own folder.
  await chmod(folder, 0o711);
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const more: Record<string, string> = {};
    const kafkaFolder = join(folder, "kafka");
    if (setup === "kafka") {
      const kafka = await startKafka({ port: await freePort(), dataDir: kafkaFolder });
      closing.push(() => kafka.stop());
      more.KAFKA_BROKERS = kafka.brokers.join(",");
    }
    const port = await freePort();
    const dataDir = join(folder, "data");
    const { DATABASE_URL: _elsewhere, KAFKA_BROKERS: _others, ...environment } = process.env;
    const child = spawn(process.execPath, [join(ROOT, "tooling/start.mjs")], {
      cwd: ROOT,
      env: { ...environment, ...more, PORT: String(port), ROOMSTREAM_DATA: dataDir },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    closing.push(() => end(child));
    await untilHealthy(`http://localhost:${port}`, child, stop, () => said);
    const target = runningSystem(dataDir);
    if (child.pid !== undefined) target.processes.set("supervisor", child.pid);
    const broker = setup === "kafka" ? processOf(["kafka.Kafka", kafkaFolder]) : undefined;
    if (broker !== undefined) target.processes.set("kafka", broker);
    return { ...target, setup, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** By its address, so that it runs from where it is: it looks for its jars beside itself. */
const kafkaTools = (): Promise<KafkaTools> =>
  import(pathToFileURL(join(ROOT, "tooling/kafka/start-kafka.mjs")).href);

async function untilHealthy(
  url: string,
  child: ChildProcess,
  stop: AbortSignal,
  said: () => string,
): Promise<void> {
  const deadline = performance.now() + START_MS;
  while (performance.now() < deadline) {
    stop.throwIfAborted();
    if (child.exitCode !== null) throw new Error(`The system did not start:\n${said()}`);
    const healthy = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) }).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (healthy) return;
    await sleep(250);
  }
  throw new Error(`The system was not healthy within ${START_MS / 1000} s:\n${said()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await ended;
  clearTimeout(late);
}
