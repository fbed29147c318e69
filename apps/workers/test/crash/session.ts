/** How long Kafka waits for a silent member in this suite: a broker's own least is 6 s, for every one of the kills. */
export const SESSION_MS = 1_500;
