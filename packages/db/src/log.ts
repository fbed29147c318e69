/** What this package says of itself; a pino logger fits. */
export type Log = {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
};

export const silent: Log = { info: () => undefined, warn: () => undefined };
