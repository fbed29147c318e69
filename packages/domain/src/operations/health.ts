import { WORKER_SERVICES } from "@roomstream/environment/environment";
import type { Bus } from "@roomstream/events/bus/port";
import { workersOf } from "@roomstream/events/consumer/workers";
import type { Context } from "../shared/context";

export type Part = { ok: boolean; detail: string };
export type Health = { ok: boolean; parts: Record<string, Part> };

/** How long a part may take to answer before it counts as away. */
const LIMIT_MS = 2_000;

/** Whether every part that Roomstream stands on is ready, each with its state in words. */
export async function health(args: { ctx: Context; bus: Bus }): Promise<Health> {
  const { ctx, bus } = args;
  const checks: Record<string, () => Promise<string>> = {
    database: async () => {
      await ctx.databases.common.query("SELECT 1");
      return "answers";
    },
    bus: async () => {
      await bus.ping();
      return "answers";
    },
    cache: async () => "in this process",
  };
  for (const service of WORKER_SERVICES) {
    checks[`worker:${service}`] = async () => {
      const workers = await workersOf(ctx.databases.of(service));
      if (workers.length === 0) throw new Error("no worker is running");
      return workers.length === 1 ? "1 worker" : `${workers.length} workers`;
    };
  }
  const parts = Object.fromEntries(
    await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await stateOf(check)] as const),
    ),
  );
  return { ok: Object.values(parts).every((part) => part.ok), parts };
}

async function stateOf(check: () => Promise<string>): Promise<Part> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  });
  try {
    return { ok: true, detail: await Promise.race([check(), limit]) };
  } catch (error) {
    return { ok: false, detail: error instanceof Error && error.message ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
