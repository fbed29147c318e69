import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { BusAddress } from "./ground";

/** `outbox` is the database whose outbox is relayed to the bus at `address`. */
export type RelayProcessPlan = { address: BusAddress; outbox: string; owner: string };

/** Builds the relay program once, and starts processes of it, each known by its owner in the lease. */
export async function relayProgram(plan: Omit<RelayProcessPlan, "owner">) {
  const folder = await mkdtemp(join(tmpdir(), "roomstream-relay-"));
  const program = join(folder, "relay.cjs");
  await build({
    entryPoints: [fileURLToPath(new URL("relay-process.ts", import.meta.url))],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "cjs",
    external: ["pg-native"],
    logLevel: "error",
  });
  const running = new Map<string, ChildProcess>();
  return {
    start(): string {
      const owner = randomUUID();
      const stdio: ["ignore", "ignore", "inherit"] = ["ignore", "ignore", "inherit"];
      running.set(owner, spawn(process.execPath, [program, JSON.stringify({ ...plan, owner })], { stdio }));
      return owner;
    },
    signal(owner: string, signal: NodeJS.Signals): void {
      running.get(owner)?.kill(signal);
    },
    async close(): Promise<void> {
      await Promise.all(
        [...running.values()]
          .filter((child) => child.exitCode === null && child.signalCode === null)
          .map(async (child) => {
            const ended = once(child, "exit");
            child.kill("SIGKILL");
            await ended;
          }),
      );
      await rm(folder, { recursive: true, force: true });
    },
  };
}
