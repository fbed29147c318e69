import { errorForLog } from "@roomstream/domain/shared/error-for-log";
import { type DestinationStream, type Logger, pino } from "pino";

/** Opens the log. */
export const openLogger = (level: string, to?: DestinationStream): Logger =>
  pino({ level, serializers: { err: errorForLog }, base: null }, to ?? pino.destination(1));
