import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readFile, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { KafkaUnavailable, kafkaJars, runToEnd } from "./jars.mjs";

const START_MS = 60_000;
const STOP_MS = 20_000;

/** @param {number} port @param {number} controllerPort @param {string} dataDir @param {Record<string, string>} more */
const properties = (port, controllerPort, dataDir, more) =>
  Object.entries({
    "process.roles": "broker,controller",
    "node.id": "1",
    "controller.quorum.voters": `1@localhost:${controllerPort}`,
    "controller.listener.names": "CONTROLLER",
    listeners: `PLAINTEXT://localhost:${port},CONTROLLER://localhost:${controllerPort}`,
    "advertised.listeners": `PLAINTEXT://localhost:${port}`,
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    "log.dirs": `${dataDir}/log`,
    // One node keeps the one copy there is.
    "offsets.topic.replication.factor": "1",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    "share.coordinator.state.topic.replication.factor": "1",
    "share.coordinator.state.topic.min.isr": "1",
    "offsets.topic.num.partitions": "4",
    "transaction.state.log.num.partitions": "4",
    // The catalog names every topic; one that is misspelt should fail.
    "auto.create.topics.enable": "false",
    // The first member of a group need not wait for others to come.
    "group.initial.rebalance.delay.ms": "0",
    ...more,
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");

/** @returns {Promise<number>} */
export const freePort = () =>
  new Promise((found, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "localhost", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? found(address.port) : failed(address)));
    });
  });

/** @param {number} port @returns {Promise<boolean>} */
const answers = (port) =>
  new Promise((answered) => {
    const socket = connect(port, "localhost");
    socket.once("connect", () => socket.destroy());
    socket.once("error", () => answered(false));
    socket.once("close", (failed) => answered(!failed));
  });

/**
 * Starts one node of Kafka on its data folder, which is made when it is not there, and waits until it answers.
 * @param {{ port?: number, dataDir: string, settings?: Record<string, string> }} plan
 */
export async function startKafka({ port = 9092, dataDir, settings = {} }) {
  const jars = await kafkaJars();
  const folder = resolve(dataDir);
  if (await answers(port)) throw new KafkaUnavailable(`Something else already listens on port ${port}.`);
  await mkdir(folder, { recursive: true });
  const file = `${folder}/server.properties`;
  await writeFile(file, properties(port, await freePort(), folder, settings));
  const tool = ["-Xmx256m", "-cp", jars, "kafka.tools.StorageTool", "format", "-c", file];
  // One that begins with a hyphen would be taken for an option.
  const clusterId = `r${randomBytes(16).toString("base64url").slice(1)}`;
  if (!existsSync(`${folder}/log/meta.properties`))
    await runToEnd("java", [...tool, "-t", clusterId], "No `java` on the PATH.");

  const logFile = `${folder}/kafka.log`;
  const log = await open(logFile, "a");
  const child = spawn("java", ["-Xmx512m", "-cp", jars, "kafka.Kafka", file], {
    stdio: ["ignore", log.fd, log.fd],
  });
  const ended = new Promise((end) => child.once("close", end));
  await log.close();

  const stop = async () => {
    child.kill("SIGTERM");
    const gone = await Promise.race([ended.then(() => true), sleep(STOP_MS, false, { ref: false })]);
    if (!gone) child.kill("SIGKILL");
    await ended;
  };
  const until = performance.now() + START_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || child.signalCode !== null || performance.now() > until) {
      await stop();
      throw new Error(`Kafka did not start:\n${(await readFile(logFile, "utf8")).slice(-4_000)}`);
    }
    await sleep(50);
  }
  return {
    brokers: [`localhost:${port}`],
    /** Resolves when the process has ended, for whatever reason. */
    ended,
    /** Stops it cleanly. */
    stop,
    /** Ends it at once, as a crash does. */
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
