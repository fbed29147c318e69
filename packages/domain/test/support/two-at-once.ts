import { setTimeout as sleep } from "node:timers/promises";
import { run, type Statement, type Tx, transaction } from "@roomstream/db/transaction";
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

  /** How often a transaction got there: a repetition shows. */
  get reached(): number {
    return this.arrived;
  }

  private async meet(): Promise<void> {
    this.arrived += 1;
    while (this.arrived < 2 && !(await this.otherWaits())) await sleep(2);
  }

  private async otherWaits(): Promise<boolean> {
    return (await waiting(this.ctx)) > 0;
  }
}

/** Any reactions of a service, with their transactions stopping at a meeting point. */
export function meeting<R extends object>(reactions: R, point: MeetingPoint): R {
  type Plain = (args: { tx: Tx }) => Promise<void>;
  const atThePoint =
    (reaction: Plain): Plain =>
    (args) =>
      reaction({ ...args, tx: point.wrap(args.tx) });
  const wrapped = Object.entries(reactions).map(([topic, reaction]) => [
    topic,
    "prepare" in reaction
      ? { prepare: async (args: object) => atThePoint(await reaction.prepare(args)) }
      : atThePoint(reaction),
  ]);
  return Object.fromEntries(wrapped);
}

/** How many stand before a lock. */
async function waiting(ctx: Context): Promise<number> {
  const rows = await run(ctx.databases.of("reservations"), {
    text: `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  });
  return rows.length;
}

class Undone extends Error {}

/**
 * Lets two go at once into something that a third holds in its middle: each takes what it takes first, both stand before
 * a lock, and only then does the third let go. Whoever takes things in an order of their own deadlocks here, every time.
 */
export async function meetInTheMiddle(
  ctx: Context,
  middle: Statement,
  two: () => Promise<void>[],
): Promise<void> {
  let work: Promise<void>[] = [];
  const held = transaction(ctx.databases.of("reservations"), async (tx) => {
    await tx.query(middle);
    work = two();
    while ((await waiting(ctx)) < work.length) await sleep(2);
    throw new Undone();
  });
  await held.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  await Promise.all(work);
}
