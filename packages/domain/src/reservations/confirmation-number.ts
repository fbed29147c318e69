/** Crockford's base 32: no letter that is read as another or as a digit. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 8;

/** `RSV-2026-7K3M9QXA`: 40 random bits, so that nobody finds a neighbour by counting. `bytes` are 8 random ones. */
export const confirmationNumberOf = (year: number, bytes: Buffer): string =>
  `RSV-${year}-${Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join("")}`;
