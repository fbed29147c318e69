import { ownHealth } from "@roomstream/domain/operations/health";
import { measureGroups } from "@roomstream/domain/operations/metrics/groups";
import { measurePools } from "@roomstream/domain/operations/metrics/pools";
import type { Opened } from "@roomstream/domain/shared/open-context";
import { openWatchPost, type WatchPost } from "@roomstream/observe/watch-post";
import { Registry } from "prom-client";
import type { Workers } from "./start-workers";

/** Answers `/metrics` and `/health` for this process, where a port is given. */
export async function openPost(
  opened: Opened,
  { running }: Workers,
  port: number | undefined,
): Promise<WatchPost | undefined> {
  if (port === undefined) return undefined;
  const registry = new Registry();
  measurePools(registry, opened.ctx.databases);
  measureGroups(registry, opened, running);
  return openWatchPost({ port, registry, health: () => ownHealth(opened) });
}
