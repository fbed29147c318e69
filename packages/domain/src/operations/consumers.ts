import { SERVICES, type Service } from "@roomstream/environment/environment";
import type { Bus, PartitionLag } from "@roomstream/events/bus/port";
import { topicsOf } from "@roomstream/events/catalog/catalog";
import { type WorkerState, workersOf } from "@roomstream/events/consumer/workers";
import type { Context } from "../shared/context";
import { alertsOf, type ConsumerAlert } from "./consumer-alerts";

export type ConsumerGroup = {
  group: Service;
  /** The worst of its workers' breakers; null when no worker is alive. */
  breaker: WorkerState["breaker"] | null;
  workers: WorkerState[];
  /** Messages behind, over all partitions. */
  lag: number;
  /** How long its oldest unread message waits; null when that cannot be told. */
  ageMs: number | null;
  /** Whether one of the alerts is about it. */
  alert: boolean;
  partitions: PartitionLag[];
};

const WORST = ["open", "half-open", "closed"] as const;

/** Every consumer group: how far behind it is, partition by partition, the breakers of its workers, and what wants an operator. */
export async function consumers(args: {
  ctx: Context;
  bus: Bus;
}): Promise<{ items: ConsumerGroup[]; alerts: ConsumerAlert[] }> {
  const found = await Promise.all(SERVICES.map((group) => measureGroup(args, group)));
  return {
    items: found.map(({ group, alerts }) => ({ ...group, alert: alerts.length > 0 })),
    alerts: found.flatMap(({ alerts }) => alerts),
  };
}

/** One consumer group, and what of it wants an operator. */
export async function measureGroup({ ctx, bus }: { ctx: Context; bus: Bus }, group: Service) {
  const [partitions, workers] = await Promise.all([
    bus.lag(group, topicsOf(group)),
    workersOf(ctx.databases.of(group)),
  ]);
  const breaker = WORST.find((state) => workers.some((worker) => worker.breaker === state)) ?? null;
  const lag = partitions.reduce((sum, partition) => sum + partition.lag, 0);
  const ages = partitions.filter((partition) => partition.lag > 0).map(({ ageMs }) => ageMs);
  const known = ages.filter((ageMs) => ageMs !== null);
  const ageMs = ages.length === 0 ? 0 : known.length === 0 ? null : Math.max(...known);
  const measured = { group, breaker, workers, lag, ageMs, partitions };
  return { group: measured, alerts: alertsOf(measured) };
}
