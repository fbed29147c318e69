import { SERVICES, type Service } from "@roomstream/environment/environment";
import type { Bus, PartitionLag } from "@roomstream/events/bus/port";
import { topicsOf } from "@roomstream/events/catalog/catalog";
import { type WorkerState, workersOf } from "@roomstream/events/consumer/workers";
import type { Context } from "../shared/context";

export type ConsumerGroup = {
  group: Service;
  /** The worst of its workers' breakers; null when no worker is alive. */
  breaker: WorkerState["breaker"] | null;
  workers: WorkerState[];
  /** Messages behind, over all partitions. */
  lag: number;
  partitions: PartitionLag[];
};

const WORST = ["open", "half-open", "closed"] as const;

/** Every consumer group: how far behind it is, partition by partition, and the breakers of its workers. */
export async function consumers(args: { ctx: Context; bus: Bus }): Promise<{ items: ConsumerGroup[] }> {
  const { ctx, bus } = args;
  const items = await Promise.all(
    SERVICES.map(async (group): Promise<ConsumerGroup> => {
      const [partitions, workers] = await Promise.all([
        bus.lag(group, topicsOf(group)),
        workersOf(ctx.databases.of(group)),
      ]);
      const breaker = WORST.find((state) => workers.some((worker) => worker.breaker === state)) ?? null;
      const lag = partitions.reduce((sum, partition) => sum + partition.lag, 0);
      return { group, breaker, workers, lag, partitions };
    }),
  );
  return { items };
}
