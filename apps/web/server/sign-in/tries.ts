import { type Mistakes, openMistakes } from "../http/mistakes";
import { type Fault, rateLimited } from "../http/problem";

const WINDOW_MS = 15 * 60_000;

export type SignInTries = {
  /** Why this address may not try a password for this e-mail now. */
  refusal(email: string, address: string): Fault | undefined;
  /** Notes a wrong password. */
  add(email: string, address: string): void;
};

/**
 * Keeps passwords from being guessed, by address and by e-mail. An e-mail takes `most` wrong passwords from all addresses
 * together; after that an address that gave one of them is refused with the right one too, or it could go on guessing. One that
 * was never wrong still gets in, so that nobody can lock a colleague out from afar. E-mails that nobody has count as well, or a
 * refusal would tell who works here.
 */
export function openSignInTries(most: { email: number; address: number }): SignInTries {
  const ofEmail = openMistakes(most.email, WINDOW_MS);
  const ofBoth = openMistakes(1, WINDOW_MS);
  const ofAddress: Mistakes = openMistakes(most.address, WINDOW_MS);
  return {
    refusal: (email, address) => {
      const byEmail = ofBoth.has(`${email} ${address}`) ? ofEmail.wait(email) : undefined;
      const seconds = ofAddress.wait(address) ?? byEmail;
      return seconds === undefined
        ? undefined
        : rateLimited(seconds, "Too many wrong passwords; the right one would be refused too");
    },
    add: (email, address) => {
      ofEmail.add(email);
      ofBoth.add(`${email} ${address}`);
      ofAddress.add(address);
    },
  };
}
