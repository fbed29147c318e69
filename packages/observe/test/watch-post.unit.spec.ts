import { Gauge, Registry } from "prom-client";
import { expect, it } from "vitest";
import { openWatchPost } from "../src/watch-post";

it("tells who keeps a process running what it measures and whether it can work", async () => {
  const registry = new Registry();
  new Gauge({ name: "rooms", help: "rooms", registers: [registry] }).set(54);
  let ok = true;
  const post = await openWatchPost({ port: 0, registry, health: async () => ({ ok }) });
  const at = (path: string) => fetch(`http://127.0.0.1:${post.port}${path}`);
  const metrics = await at("/metrics");
  expect(metrics.headers.get("content-type")).toContain("text/plain");
  const text = await metrics.text();
  expect(text).toContain("rooms 54");
  expect(text).toContain("nodejs_eventloop_lag_seconds");
  expect((await at("/health")).status).toBe(200);
  ok = false;
  expect((await at("/health")).status).toBe(503);
  expect((await at("/guests")).status).toBe(404);
  await post.close();
});
