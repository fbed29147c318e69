/** One booking of a run: when it was to be sent, when it was answered, and with what. Times are those of `performance.now()`. */
export type Sample = { scheduledAt: number; answeredAt: number; answer: Answer };

/** What became of a request: the reservation, or in a word why there is none. */
export type Answer = { reservationId: string } | { refused: string };

export type Send = () => Promise<Answer>;

/** Samples of a load, and whether it had to be given up because too many requests waited for their answers. */
export type Load = { samples: Sample[]; seconds: number; givenUp: boolean };

export async function sampled(scheduledAt: number, send: Send): Promise<Sample> {
  const answer = await send();
  return { scheduledAt, answeredAt: performance.now(), answer };
}
