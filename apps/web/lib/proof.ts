/** What opens a reservation for its guest: the last name it is under, or the key of the link in the mail. */
export type Proof = { lastName: string } | { key: string };

/** As the fields of an address. */
export const proofQuery = (proof: Proof) => new URLSearchParams(proof).toString();

const KEY = /^[A-Za-z0-9_-]{43}$/;

/**
 * The key that the link of a mail carries, taken out of the address at once: an address is kept in histories and shown to whoever
 * looks over a shoulder, the tab's own memory is not.
 */
export const takeKeyFromAddress = (): string | null => {
  const { searchParams, pathname } = new URL(location.href);
  const key = searchParams.get("key");
  if (key === null) return null;
  history.replaceState(history.state, "", pathname);
  return KEY.test(key) ? key : null;
};
