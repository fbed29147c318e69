import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { textOf } from "../measure/processor-time";

/** The system that is measured. */
export type Target = {
  setup: "embedded" | "kafka" | "unknown";
  url: string;
  apiKey: string;
  /** What its processes were given: where the database is, and the key. */
  environment: Record<string, string | undefined>;
  /** Its processes by name. */
  processes: Map<string, number>;
  close(): Promise<void>;
};

const demoFile = z.looseObject({ apiKey: z.string() });
const runtimeFile = z.looseObject({
  url: z.string(),
  environment: z.record(z.string(), z.string()),
  processes: z.array(z.looseObject({ name: z.string(), pid: z.int() })),
});

/** The system that runs with a data folder. Throws when none does. */
export function runningSystem(dataDir: string): Target {
  const demo = demoFile.parse(readJson(join(dataDir, "demo.json")));
  const { url, environment, processes } = runtimeFile.parse(readJson(join(dataDir, "runtime.json")));
  const byName = new Map(processes.map(({ name, pid }) => [name, pid]));
  return {
    setup: setupOf(byName.get("gateway")),
    url,
    apiKey: demo.apiKey,
    environment,
    processes: byName,
    close: async () => undefined,
  };
}

function readJson(file: string): unknown {
  const text = textOf(file);
  if (text === undefined) {
    throw new Error(
      `There is no ${file}: start the system with \`npm start\`, or measure one of its own with --setup.`,
    );
  }
  return JSON.parse(text);
}

/** Which bus a gateway uses, by the environment that it was started with. */
function setupOf(pid: number | undefined): Target["setup"] {
  const environment = pid === undefined ? undefined : textOf(`/proc/${pid}/environ`);
  if (environment === undefined) return "unknown";
  return environment.split("\0").some((entry) => /^KAFKA_BROKERS=./.test(entry)) ? "kafka" : "embedded";
}

/** The process id of a PostgreSQL server of this machine, by its data directory; undefined when it is elsewhere. */
export function postgresProcess(dataDirectory: string): number | undefined {
  try {
    return Number(readFileSync(join(dataDirectory, "postmaster.pid"), "utf8").split("\n")[0]) || undefined;
  } catch {
    // Its folder is on another machine, or not ours to read: then it is measured as one that is elsewhere.
    return undefined;
  }
}
