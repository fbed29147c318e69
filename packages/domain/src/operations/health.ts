import type { Memory } from "@roomstream/cache/port";
import { SERVICES } from "@roomstream/environment/environment";
import type { Bus } from "@roomstream/events/bus/port";
import { workersOf } from "@roomstream/events/consumer/workers";
import type { Context } from "../shared/context";

export type Part = { ok: boolean; detail: string };
export type Health = { ok: boolean; parts: Record<string, Part> };

/** How long a part may take to answer before it counts as away: whoever asks is answered within two seconds. */
const LIMIT_MS = 1_500;

/** Whether every part that Roomstream stands on is ready, each with its state in words. */
export async function health(args: { ctx: Context; bus: Bus; memory: Memory }): Promise<Health> {
  const { ctx, bus, memory } = args;
  const checks: Record<string, () => Promise<Part>> = {
    database: async () => {
      await ctx.databases.common.query("SELECT 1");
      return { ok: true, detail: "answers" };
    },
    bus: async () => {
      await bus.ping();
      return { ok: true, detail: "answers" };
    },
    cache: async () => {
      await memory.ping();
      return { ok: true, detail: memory.shared ? "answers" : "in this process" };
    },
  };
  for (const service of SERVICES) {
    checks[`worker:${service}`] = async () => {
      const workers = await workersOf(ctx.databases.of(service));
      if (workers.length === 0) return { ok: false, detail: "no worker is running" };
      return { ok: true, detail: workers.length === 1 ? "1 worker" : `${workers.length} workers` };
    };
  }
  const parts = Object.fromEntries(
    await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await stateOf(ctx, name, check)] as const),
    ),
  );
  return { ok: Object.values(parts).every((part) => part.ok), parts };
}

/** A part's state. Anybody may read it, so what a driver says, which names hosts and ports, only goes to the log. */
async function stateOf(ctx: Context, name: string, check: () => Promise<Part>): Promise<Part> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Part>((resolve) => {
    timer = setTimeout(resolve, LIMIT_MS, { ok: false, detail: `no answer within ${LIMIT_MS / 1000} s` });
  });
  try {
    return await Promise.race([check(), limit]);
  } catch (error) {
    ctx.log.warn({ err: error, part: name }, "a part does not answer");
    return { ok: false, detail: "does not answer" };
  } finally {
    clearTimeout(timer);
  }
}
