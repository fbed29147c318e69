import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@roomstream/db/embedded/embedded-postgres";
import { complain } from "./say";

export type KeptPostgres = { url: string; stop(): Promise<void>; kill(): void };

const SHORTEST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
const MOST_TRIES = 8;

/**
 * Runs the embedded PostgreSQL and starts it again when it dies, on the same port, so that whoever has its URL finds it.
 */
export async function keepPostgres(dataDir: string, onGiveUp: () => void): Promise<KeptPostgres> {
  const folder = join(dataDir, "postgres");
  let stopping = false;
  let restart: Promise<void> | undefined;

  const start = (port?: number): Promise<EmbeddedPostgres> =>
    startEmbeddedPostgres({
      dataDir: folder,
      ...(port === undefined ? {} : { port }),
      onExit: ({ code, signal }) => {
        if (stopping) return;
        complain(
          `  PostgreSQL ended (${signal ?? `exit code ${code}`}); its log is ${join(folder, "postgres.log")}`,
        );
        restart = startAgain();
      },
    });

  const startAgain = async () => {
    for (let tries = 1; !stopping; tries += 1) {
      try {
        running = await start(port);
        complain("  PostgreSQL is started again");
        return;
      } catch (error) {
        complain(`  PostgreSQL does not start: ${error instanceof Error ? error.message : error}`);
        if (tries === MOST_TRIES) return onGiveUp();
        await sleep(Math.min(SHORTEST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS));
      }
    }
  };

  let running = await start();
  const port = Number(new URL(running.url).port);
  return {
    url: running.url,
    async stop() {
      stopping = true;
      await restart;
      await running.stop();
    },
    kill() {
      stopping = true;
      running.kill();
    },
  };
}
