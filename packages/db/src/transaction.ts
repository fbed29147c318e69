import type { PoolClient, QueryConfig, QueryResultRow } from "pg";
import type { Database } from "./database";

/** A statement; with a `name` it is prepared once a connection. */
export type Statement = Pick<QueryConfig<unknown[]>, "name" | "text" | "values">;

/** An open transaction. */
export type Tx = {
  query<Row extends QueryResultRow = QueryResultRow>(statement: Statement): Promise<Row[]>;
  /** Runs `then` once the transaction is committed, and never when it is not. */
  afterCommit(then: () => void): void;
};

/**
 * Asks one connection. It answers one statement after another: who asks at once what is to be answered in turn has written down an
 * order that is none, and is told so.
 */
export function inTurn(client: PoolClient): Tx["query"] {
  let asked: Statement | undefined;
  return async <Row extends QueryResultRow>(statement: Statement) => {
    if (asked)
      throw new Error(`await ${nameOf(asked)} before ${nameOf(statement)}: they are of one transaction`);
    asked = statement;
    try {
      return (await client.query<Row>(statement)).rows;
    } finally {
      asked = undefined;
    }
  };
}

const nameOf = ({ name, text }: Statement): string => name ?? text;

/**
 * Runs `work` in one READ COMMITTED transaction on the service's database: commits when it returns,
 * rolls back and throws on when it throws. A connection whose rollback fails is thrown away.
 */
export async function transaction<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await database.pool.connect();
  const hooks: (() => void)[] = [];
  const tx: Tx = {
    query: inTurn(client),
    afterCommit: (then) => hooks.push(then),
  };
  let result: T;
  try {
    await client.query("BEGIN");
    result = await work(tx);
    await client.query("COMMIT");
    client.release();
  } catch (error) {
    await client.query("ROLLBACK").then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  }
  for (const then of hooks) then();
  return result;
}

/** Runs one statement that is a transaction by itself, outside any other. */
export async function run<Row extends QueryResultRow = QueryResultRow>(
  database: Pick<Database, "pool">,
  statement: Statement,
): Promise<Row[]> {
  return (await database.pool.query<Row>(statement)).rows;
}
