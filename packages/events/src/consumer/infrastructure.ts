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

/** Prisma's codes for a database that cannot be reached, is too slow or has cut the connection, and its driver's kinds of the same. */
const PRISMA = /^P(1001|1002|1008|1017|2024|2028|2034)$/;
const PRISMA_KINDS = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
]);

/** Another writer was faster; the same events are decided again over the newer state. */
export class Conflict extends Error {}

/**
 * Whether an error is the infrastructure's, and not the fault of the event or request: an event uses up no try and is never
 * dead-lettered for it, a request is answered as unavailable.
 */
export function isInfrastructure(error: unknown): boolean {
  if (error instanceof Conflict) return true;
  if (error instanceof pg.DatabaseError) return POSTGRES.test(error.code ?? "");
  if (error instanceof AggregateError) return error.errors.some(isInfrastructure);
  if (!(error instanceof Error)) return false;
  if (error.name.startsWith("PrismaClient")) return isPrismaOutage(error);
  const code = "code" in error ? String(error.code) : "";
  return NETWORK.has(code) || DRIVER.test(error.message) || error.name.startsWith("KafkaJS");
}

function isPrismaOutage(
  error: Error & { code?: unknown; meta?: { driverAdapterError?: { cause?: unknown } } },
): boolean {
  const { kind, originalCode } = (error.meta?.driverAdapterError?.cause ?? {}) as Record<string, unknown>;
  return (
    PRISMA.test(String(error.code)) || PRISMA_KINDS.has(String(kind)) || POSTGRES.test(String(originalCode))
  );
}
