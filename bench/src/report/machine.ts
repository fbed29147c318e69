import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import { join, resolve } from "node:path";
import type { Databases } from "@roomstream/db/database";
import { run } from "@roomstream/db/transaction";
import type { Target } from "../target/target";

/** This file runs bundled, in bench/dist. */
export const ROOT = resolve(import.meta.dirname, "../..");

/** What figures depend on. */
export type Surroundings = {
  machine: string;
  node: string;
  postgres: string;
  kafka: string | null;
  commit: string;
};

export async function surroundingsOf(databases: Databases, setup: Target["setup"]): Promise<Surroundings> {
  const [settings] = await run<{ version: string; fsync: string; synchronous: string }>(
    databases.of("reservations"),
    {
      text: `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
        current_setting('synchronous_commit') AS synchronous`,
    },
  );
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return {
    machine: `${processors.length} x ${processors[0]?.model.trim() ?? "?"}, ${memory} GiB, ${type()} ${release()}`,
    node: process.versions.node,
    postgres: `${settings?.version}, fsync ${settings?.fsync}, synchronous_commit ${settings?.synchronous}`,
    kafka: setup === "kafka" ? kafkaVersion() : null,
    commit: commit(),
  };
}

/** Of the Kafka that is started here; another one is not asked. */
function kafkaVersion(): string {
  const pom = readFileSync(join(ROOT, "tooling/kafka/pom.xml"), "utf8");
  return /<artifactId>kafka_[^<]*<\/artifactId>\s*<version>([^<]+)</.exec(pom)?.[1] ?? "unknown";
}

/** The commit, with a `+` when files that are built have changed since. */
function commit(): string {
  const git = (...parameters: string[]) =>
    execFileSync("git", parameters, { cwd: ROOT, encoding: "utf8" }).trim();
  try {
    const changed = git(
      "status",
      "--porcelain",
      "--untracked-files=no",
      "--",
      "apps",
      "packages",
      "bench/src",
    );
    return git("rev-parse", "--short", "HEAD") + (changed === "" ? "" : "+");
  } catch {
    // Unpacked from an archive there is no history to ask, and the figures count all the same.
    return "unknown";
  }
}
