import { join, resolve } from "node:path";
import { type Kept, keepAlive } from "./keep-alive";
import { type Runtime, writeRuntime } from "./runtime-file";

/** This file runs bundled, in apps/workers/dist. */
const ROOT = resolve(import.meta.dirname, "../../..");

/** What runs: the gateway takes what comes in, the workers do what follows from it. */
const PROCESSES = [
  { name: "gateway", script: "apps/web/dist/server.js", postAt: 0 },
  { name: "workers", script: "apps/workers/dist/main.js", postAt: 1 },
] as const;

export type Processes = { stop(): Promise<void>; kill(): void };

/** Together with the stop of Postgres this stays under ten seconds. */
const PATIENCE_MS = 3_500;

/** Starts gateway and workers and keeps them alive; their process ids stand in the runtime file from the first moment. */
export async function startProcesses(options: {
  dataDir: string;
  url: string;
  /** The environment of this process, which they are given too. */
  variables: Record<string, string | undefined>;
  /** What they are given over that. */
  environment: Record<string, string>;
  onGiveUp: () => void;
}): Promise<Processes> {
  const { dataDir, url, variables, environment, onGiveUp } = options;
  const runtime: Runtime = { url, environment, processes: [] };
  let written = writeRuntime(dataDir, runtime);
  const kept: Kept[] = [];
  for (const { name, script, postAt } of PROCESSES) {
    const path = join(ROOT, script);
    kept.push(
      await keepAlive({
        name,
        script: path,
        environment: { ...variables, ...environment, ...postOf(variables.METRICS_PORT, postAt) },
        log: join(dataDir, "logs", `${name}.log`),
        onGiveUp,
        onStart(pid) {
          runtime.processes = [
            ...runtime.processes.filter((known) => known.name !== name),
            { name, pid, script: path },
          ];
          written = written.then(() => writeRuntime(dataDir, runtime));
        },
      }),
    );
  }
  return {
    async stop() {
      for (const process of kept) await process.stop(PATIENCE_MS);
      await written;
    },
    kill() {
      for (const process of kept) process.kill();
    },
  };
}

/** On one machine each process has a port of its own for its metrics: the one given, and those after it. */
const postOf = (first: string | undefined, nth: number): Record<string, string> =>
  first ? { METRICS_PORT: String(Number(first) + nth) } : {};
