/** A calendar date `days` from today, UTC. */
export const daysAhead = (days: number): string =>
  new Date(Date.now() + days * 24 * 60 * 60_000).toISOString().slice(0, 10);
