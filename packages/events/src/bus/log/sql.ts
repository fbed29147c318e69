import type { Databases } from "@roomstream/db/database";
import { run as runOn, type Statement } from "@roomstream/db/transaction";

export type Pool = Databases["common"];

/** Runs one statement, which is a transaction by itself. */
export const run = <Row extends Record<string, unknown> = Record<string, unknown>>(
  pool: Pool,
  statement: Statement,
): Promise<Row[]> => runOn<Row>({ pool }, statement);

/** A bigint as the pool's parsers give it: a number, or text. */
export type Bigint = string | number;
