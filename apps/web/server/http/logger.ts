import { errorForLog } from "@roomstream/domain/shared/error-for-log";
import { correlationOfLine } from "@roomstream/observe/correlation";
import { type DestinationStream, type Logger, pino } from "pino";

/** Opens the log; each line says in the course of which request it was written. */
export const openLogger = (level: string, to?: DestinationStream): Logger =>
  pino(
    { level, serializers: { err: errorForLog }, base: null, mixin: correlationOfLine },
    to ?? pino.destination(1),
  );
