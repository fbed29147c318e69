import { isInfrastructure } from "@roomstream/events/consumer/infrastructure";

/** Prisma's codes for a database that cannot be reached, is too slow or has cut the connection. */
const PRISMA = /^P(1001|1002|1008|1017|2024|2028|2034)$/;
const KINDS = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);
/** The driver's errors that Prisma has no code of its own for: connection, resources, operator intervention. */
const SQLSTATE = /^(08|53|57|58)/;

/** Whether an exception says that a part this process stands on is away, and nothing about the request. */
export function isAway(error: unknown): boolean {
  if (isInfrastructure(error)) return true;
  if (!(error instanceof Error) || !error.name.startsWith("PrismaClient")) return false;
  const { code, meta } = error as { code?: unknown; meta?: { driverAdapterError?: { cause?: unknown } } };
  const { kind, originalCode } = (meta?.driverAdapterError?.cause ?? {}) as Record<string, unknown>;
  return PRISMA.test(String(code)) || KINDS.has(String(kind)) || SQLSTATE.test(String(originalCode));
}
