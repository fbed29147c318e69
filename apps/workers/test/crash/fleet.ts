import { SERVICES, type Service } from "@roomstream/environment/environment";
import { vi } from "vitest";
import type { Pool } from "./pool";
import { WorkerProcess } from "./worker-process";

export type Start = { program: string; environment: Record<string, string>; pool: Pool };

/** The processes of a hotel: one for all services, or one for each. */
export class Fleet {
  private readonly running = new Map<string, WorkerProcess>();

  constructor(private readonly plan: Start) {}

  /** Starts a process for the services, and for each set of services at once where several are given. */
  async start(...sets: (readonly Service[])[]): Promise<void> {
    await Promise.all(sets.map((services) => this.launch(services).ready()));
  }

  /** Starts a process without waiting for it. */
  launch(services: readonly Service[], failPoint?: string): WorkerProcess {
    const { program, environment } = this.plan;
    const process = new WorkerProcess(program, services, environment, failPoint);
    this.running.set(services.join(), process);
    return process;
  }

  /** The process that runs these services and no others. */
  of(services: readonly Service[]): WorkerProcess {
    const process = this.running.get(services.join());
    if (!process) throw new Error(`no process was started for ${services}`);
    return process;
  }

  get alive(): WorkerProcess[] {
    return [...this.running.values()].filter((process) => process.isAlive);
  }

  async kill(): Promise<void> {
    await Promise.all(this.alive.map((process) => process.kill()));
  }

  async stop(): Promise<void> {
    await Promise.all(this.alive.map((process) => process.stop()));
  }

  /**
   * Lets the time pass for which others would wait for a dead process: leases, the log's memberships and claims of
   * gateway operations end. First the database must have noticed its death, so that nothing of it is committed later.
   */
  async bury({ name, services }: WorkerProcess): Promise<void> {
    const { pool } = this.plan;
    await vi.waitFor(
      async () => {
        const { rows } = await pool.query(
          "SELECT query FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()",
          [name],
        );
        if (rows.length > 0) throw new Error(`the database still works for ${name}: ${JSON.stringify(rows)}`);
      },
      { timeout: 10_000, interval: 10 },
    );
    for (const service of services) {
      await pool.query(`UPDATE ${service}.relay_lease SET expires_at = clock_timestamp() - interval '1 s'`);
      await pool.query(
        `UPDATE ${service}.reconciler_cursor SET leased_until = clock_timestamp() - interval '1 s'`,
      );
    }
    await pool.query(
      `UPDATE bus.member SET expires_at = clock_timestamp() - interval '1 s' WHERE "group" = ANY($1)`,
      [services],
    );
    if (services.includes("payments")) {
      await pool.query(
        "UPDATE payments.gateway_operation SET due_at = clock_timestamp() WHERE status = 'CALLING'",
      );
    }
  }
}

/** A process for each service. */
export const EACH_ITS_OWN = SERVICES.map((service) => [service]);
