import { hash, verify } from "@node-rs/argon2";
import type { Random } from "../shared/context";

/** The least that OWASP asks of argon2id, which is what the library makes of itself: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Nobody's password, for the work of a look at it. */
let nobodys: Promise<string> | undefined;

// One character may be typed as one sign or as two; both are the same password.
const typed = (password: string) => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> => hash(typed(password), COST);

/** Whether it is the password. Where there is none it takes as long as where there is, so that time tells nobody who works here. */
export async function isPassword(kept: string | null | undefined, password: string): Promise<boolean> {
  nobodys ??= hashPassword("nobody");
  const right = await verify(kept ?? (await nobodys), typed(password));
  return right && typeof kept === "string";
}

/** Crockford's 32: no letter looks like a digit. */
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
const GROUPS = 4;

/** A password to be read from one screen and typed into another: 80 random bits in four groups. */
export const makePassword = (random: Random): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from(random.bytes(4), (byte) => LETTERS[byte % LETTERS.length]).join(""),
  ).join("-");
