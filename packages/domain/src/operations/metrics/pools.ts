import type { Databases } from "@roomstream/db/database";
import { SERVICES } from "@roomstream/environment/environment";
import { Gauge, type Registry } from "prom-client";

/** Measures how the pools of this process are used: the common one, and that of each service with a database of its own. */
export function measurePools(registry: Registry, databases: Databases): void {
  const pools = new Map([[databases.common, "common"]]);
  for (const service of SERVICES) {
    const { pool } = databases.of(service);
    if (!pools.has(pool)) pools.set(pool, service);
  }
  new Gauge({
    name: "roomstream_pool_connections",
    help: "Connections of a pool: in use, idle, and how many askers wait for one",
    labelNames: ["pool", "state"],
    registers: [registry],
    collect() {
      for (const [{ totalCount, idleCount, waitingCount }, pool] of pools) {
        this.set({ pool, state: "used" }, totalCount - idleCount);
        this.set({ pool, state: "idle" }, idleCount);
        this.set({ pool, state: "waiting" }, waitingCount);
      }
    },
  });
}
