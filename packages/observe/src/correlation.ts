import { AsyncLocalStorage } from "node:async_hooks";

const current = new AsyncLocalStorage<string>();

/** Runs `work`, and all that it starts, under the id that ties together everything one request causes: events, logs, trace. */
export const correlated = <T>(correlationId: string, work: () => T): T => current.run(correlationId, work);

/** The id of the request in whose course this is asked; undefined where work begins by itself. */
export const correlationNow = (): string | undefined => current.getStore();

/** What pino adds to each line. */
export const correlationOfLine = (): { correlationId?: string } => {
  const correlationId = correlationNow();
  return correlationId === undefined ? {} : { correlationId };
};
