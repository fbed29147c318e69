import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Registry } from "prom-client";
import { metricsText } from "./metrics-text";

export type WatchPost = { port: number; close(): Promise<void> };

type State = { ok: boolean };

/**
 * Answers `/metrics` and `/health` on a port of its own, for those who run the house: guests cannot reach it, and it needs no
 * key, so that it answers while the database is away.
 */
export async function openWatchPost(plan: {
  port: number;
  /** What this process measures beside itself. */
  registry: Registry;
  health(): Promise<State>;
}): Promise<WatchPost> {
  const { port, registry, health } = plan;
  const server = createServer(async (request, response) => {
    try {
      if (request.url === "/metrics") {
        const { type, text } = await metricsText(registry);
        response.writeHead(200, { "content-type": type }).end(text);
      } else if (request.url === "/health") {
        const state = await health();
        response.writeHead(state.ok ? 200 : 503, { "content-type": "application/json" });
        response.end(JSON.stringify(state));
      } else {
        response.writeHead(404).end("There are /metrics and /health.\n");
      }
    } catch (error) {
      response.writeHead(500).end(`${error instanceof Error ? error.message : error}\n`);
    }
  });
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(port, done);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
