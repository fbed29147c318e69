import { setTimeout as sleep } from "node:timers/promises";
import { run, type Statement, type Tx } from "@roomstream/db/transaction";
import type { Context } from "@roomstream/domain/shared/context";

/**
 * Where two transactions are made to meet: each goes on from the statement of a given name once the other has got there
 * too, or stands before a lock of the first. So both are inside at once, whatever the machine is doing.
 */
export class MeetingPoint {
  private arrived = 0;

  constructor(
    private readonly ctx: Context,
    /** The statement after which they wait for each other. */
    private readonly after: string,
  ) {}

  /** The transaction, stopping where the two meet. */
  wrap(tx: Tx): Tx {
    return {
      afterCommit: (then) => tx.afterCommit(then),
      query: async <Row extends Record<string, unknown>>(statement: Statement) => {
        const rows = await tx.query<Row>(statement);
        if (statement.name === this.after) await this.meet();
        return rows;
      },
    };
  }

  private async meet(): Promise<void> {
    this.arrived += 1;
    while (this.arrived < 2 && !(await this.otherWaits())) await sleep(2);
  }

  private async otherWaits(): Promise<boolean> {
    const rows = await run(this.ctx.databases.of("reservations"), {
      text: `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    });
    return rows.length > 0;
  }
}

/** Deadlocks that the database has ended so far. */
export async function deadlocks(ctx: Context): Promise<number> {
  const [row] = await run<{ deadlocks: number }>(ctx.databases.of("reservations"), {
    text: "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()",
  });
  return row?.deadlocks ?? 0;
}
