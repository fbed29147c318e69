const ATTEMPT = "roomstream.attempt";

/**
 * The idempotency key of a booking that is about to be sent: the same for the same words, also after the page
 * was loaded again, so that sending once more after silence books nothing twice; a new one when anything changed.
 */
export const keyFor = (body: unknown) => {
  const words = JSON.stringify(body);
  const kept = sessionStorage.getItem(ATTEMPT);
  const cut = kept?.indexOf(" ") ?? -1;
  if (kept && kept.slice(cut + 1) === words) return kept.slice(0, cut);
  const key = crypto.randomUUID();
  sessionStorage.setItem(ATTEMPT, `${key} ${words}`);
  return key;
};

/** The attempt has its answer: what is sent next is another booking, even with the same words. */
export const attemptAnswered = () => sessionStorage.removeItem(ATTEMPT);
