import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { BusAddress } from "./ground";

export type ConsumerPlan = {
  address: BusAddress;
  group: string;
  topics: string[];
  batchSize?: number;
  /** Whether it ends itself with SIGKILL once it has handled the first delivery, before anything is committed. */
  crashes?: boolean;
};

export type Handled = { topic: string; partition: number; values: string[] };
export type Report = Handled | { assigned: string[] };

/** A consumer in a process of its own, as its reports show it. */
export class Consumer {
  readonly deliveries: Handled[] = [];
  assigned: string[] = [];
  readonly ended: Promise<void>;

  constructor(readonly process: ChildProcess) {
    this.ended = new Promise((resolve) => process.once("close", () => resolve()));
    if (!process.stdout) throw new Error("A consumer reports on its stdout");
    createInterface(process.stdout).on("line", (line) => {
      const report: Report = JSON.parse(line);
      if ("assigned" in report) this.assigned = report.assigned;
      else this.deliveries.push(report);
    });
  }

  get values(): string[] {
    return this.deliveries.flatMap(({ values }) => values);
  }

  /** Leaves the group as a process that is stopped does. */
  async stop(): Promise<void> {
    this.process.kill("SIGTERM");
    await this.ended;
  }

  async crash(): Promise<void> {
    this.process.kill("SIGKILL");
    await this.ended;
  }
}

/** Builds the consumer program once, and starts processes of it. */
export async function consumerProgram() {
  const folder = await mkdtemp(join(tmpdir(), "roomstream-consumer-"));
  const program = join(folder, "consumer.cjs");
  await build({
    entryPoints: [fileURLToPath(new URL("consumer-process.ts", import.meta.url))],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "cjs",
    external: ["pg-native"],
    logLevel: "error",
  });
  const started: Consumer[] = [];
  return {
    start(plan: ConsumerPlan): Consumer {
      const stdio: ["ignore", "pipe", "inherit"] = ["ignore", "pipe", "inherit"];
      const consumer = new Consumer(spawn(process.execPath, [program, JSON.stringify(plan)], { stdio }));
      started.push(consumer);
      return consumer;
    },
    async close(): Promise<void> {
      await Promise.all(started.map((consumer) => consumer.crash()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
