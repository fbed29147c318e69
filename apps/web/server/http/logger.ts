import { type DestinationStream, type Logger, pino } from "pino";

/** Opens the log. Errors are told by kind, code and stack only: what a driver adds may hold a guest's data. */
export const openLogger = (level: string, to?: DestinationStream): Logger =>
  pino({ level, serializers: { err: errorForLog }, base: null }, to ?? pino.destination(1));

/** What of an error may be logged. */
export function errorForLog(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...("code" in error && { code: error.code }),
    ...(error.cause !== undefined && { cause: errorForLog(error.cause) }),
  };
}
