import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@roomstream/db/embedded/embedded-postgres";
import { freePort, startKafka } from "../../../../tooling/kafka/start-kafka.mjs";
import { startRedis } from "../../../../tooling/redis/start-redis.mjs";

/** What the house stands on, each to be taken away and brought back where it was. */
export async function openParts(folder: string) {
  const [postgres, kafka, redis] = await Promise.all([
    openPostgres(join(folder, "postgres")),
    openKafka(join(folder, "kafka")),
    startRedis(),
  ]);
  return {
    postgres,
    kafka,
    redis,
    async close() {
      await Promise.all([postgres.stop(), kafka.kill(), redis.stop()]);
    },
  };
}

async function openPostgres(dataDir: string) {
  // Tests end processes, never the machine: what the system has taken is safe without fsync.
  const settings = { fsync: "off", full_page_writes: "off" };
  let server: EmbeddedPostgres;
  let gone: Promise<void>;
  const start = async (port?: number) => {
    const { promise, resolve } = later();
    gone = promise;
    server = await startEmbeddedPostgres({
      dataDir,
      settings,
      ...(port === undefined ? {} : { port }),
      onExit: resolve,
    });
  };
  await start();
  return {
    url: () => server.url,
    stop: () => server.stop(),
    /** As `pg_ctl stop -m immediate` does: nothing is written, and the next start recovers. */
    async stopAtOnce() {
      process.kill(server.pid, "SIGQUIT");
      await gone;
    },
    async startAgain() {
      await start(Number(new URL(server.url).port));
    },
  };
}

async function openKafka(dataDir: string) {
  await mkdir(dataDir, { recursive: true });
  const port = await freePort();
  let server = await startKafka({ port, dataDir });
  return {
    brokers: server.brokers.join(),
    kill: () => server.kill(),
    async startAgain() {
      server = await startKafka({ port, dataDir });
    },
  };
}

function later() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
