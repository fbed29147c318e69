import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const libs = `${here}libs`;

/** Kafka cannot run on this machine as it is; the message says what is missing. */
export class KafkaUnavailable extends Error {
  name = "KafkaUnavailable";
}

/** @param {string} program @param {string[]} args @param {string} missing */
export async function runToEnd(program, args, missing) {
  let output = "";
  const child = spawn(program, args, { cwd: here, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
  const code = await new Promise((resolve, reject) => {
    child.once("error", () => reject(new KafkaUnavailable(missing)));
    child.once("close", resolve);
  });
  if (code !== 0) throw new KafkaUnavailable(`${program} ended with code ${code}:\n${output.trim()}`);
}

/**
 * The class path of Kafka; fetches its jars with Maven when they are not there yet.
 * @returns {Promise<string>}
 */
export async function kafkaJars() {
  await runToEnd("java", ["-version"], "Kafka needs Java 17 or newer, and there is no `java` on the PATH.");
  if (existsSync(libs)) return `${libs}/*`;
  // Fetched beside and then renamed, so that a fetch that was cut off leaves nothing half.
  const partial = `${libs}.${process.pid}`;
  try {
    await runToEnd(
      "mvn",
      ["-q", "-B", "dependency:copy-dependencies", `-DoutputDirectory=${partial}`],
      "The jars of Kafka are fetched with Maven, and there is no `mvn` on the PATH.",
    );
    await rename(partial, libs).catch((error) => {
      if (!existsSync(libs)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return `${libs}/*`;
}
