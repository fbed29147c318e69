import type { Memory } from "@roomstream/cache/port";
import { SERVICES } from "@roomstream/environment/environment";
import type { Bus } from "@roomstream/events/bus/port";
import { workersOf } from "@roomstream/events/consumer/workers";
import type { Context } from "../shared/context";

export type Part = { ok: boolean; detail: string };
export type Health = { ok: boolean; parts: Record<string, Part> };

/** How long a part may take to answer before it counts as away: whoever asks is answered within two seconds. */
const LIMIT_MS = 1_500;

type Standing = { ctx: Context; bus: Bus; memory: Memory };
type Checks = Record<string, () => Promise<Part>>;

/** Whether every part that Roomstream stands on is ready, each with its state in words. */
export async function health(standing: Standing): Promise<Health> {
  const { ctx } = standing;
  const checks = ground(standing);
  for (const service of SERVICES) {
    checks[`worker:${service}`] = async () => {
      const workers = await workersOf(ctx.databases.of(service));
      if (workers.length === 0) return { ok: false, detail: "no worker is running" };
      return { ok: true, detail: workers.length === 1 ? "1 worker" : `${workers.length} workers` };
    };
  }
  const parts = await look(ctx, checks);
  return { ok: Object.values(parts).every((part) => part.ok), parts };
}

/**
 * Whether one process can work, for who keeps it running: it lives, and reaches its database. A bus or a cache that is away is said
 * and is no reason to end it, for it goes on by itself.
 */
export async function ownHealth(standing: Standing): Promise<Health> {
  const parts = await look(standing.ctx, ground(standing));
  return { ok: parts.database?.ok ?? false, parts };
}

/** What every process stands on. */
function ground({ ctx, bus, memory }: Standing): Checks {
  return {
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
}

const look = async (ctx: Context, checks: Checks): Promise<Health["parts"]> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await stateOf(ctx, name, check)] as const),
    ),
  );

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
