import pg from "pg";

/**
 * Postgres error classes that say nothing against the event: connection (08), resources (53), operator
 * intervention (57), system (58), and of class 40 and 55 serialisation, deadlock and lock time-out.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const POSTGRES = /^(08|53|57|58|40001|40P01|55P03|25P03)/;
const NETWORK = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);
const DRIVER =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/;

/** Another writer was faster; the same events are decided again over the newer state. */
export class Conflict extends Error {}

/** Whether an error is the infrastructure's and not the event's: it uses up no try and never dead-letters. */
export function isInfrastructure(error: unknown): boolean {
  if (error instanceof Conflict) return true;
  if (error instanceof pg.DatabaseError) return POSTGRES.test(error.code ?? "");
  if (error instanceof AggregateError) return error.errors.some(isInfrastructure);
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return NETWORK.has(code) || DRIVER.test(error.message) || error.name.startsWith("KafkaJS");
}
