import type { Memory } from "@roomstream/cache/port";
import { openMistakes } from "../http/mistakes";
import { type Fault, rateLimited } from "../http/problem";

const WINDOW_MS = 15 * 60_000;

export type SignInTries = {
  /** Why this address may not try a password for this e-mail now. */
  refusal(email: string, address: string): Promise<Fault | undefined>;
  /** Notes a wrong password; the fault when it is one too many. */
  add(email: string, address: string): Promise<Fault | undefined>;
};

/**
 * Keeps passwords from being guessed, by address and by e-mail. An e-mail takes `most` wrong passwords from all addresses
 * together; after that an address that gave one of them is refused with the right one too, or it could go on guessing. One that
 * was never wrong still gets in, so that nobody can lock a colleague out from afar. E-mails that nobody has count as well, or a
 * refusal would tell who works here.
 */
export function openSignInTries(memory: Memory, most: { email: number; address: number }): SignInTries {
  const mistakes = (name: string, times: number) =>
    openMistakes(memory, times, { name, windowMs: WINDOW_MS });
  const ofEmail = mistakes("wrong-password", most.email);
  const ofBoth = mistakes("wrong-password-of-both", 1);
  const ofAddress = mistakes("wrong-password-of-address", most.address);
  const fault = (seconds: number | undefined): Fault | undefined =>
    seconds === undefined
      ? undefined
      : rateLimited(seconds, "Too many wrong passwords; the right one would be refused too");
  return {
    refusal: async (email, address) => {
      const [byAddress, byEmail, wasWrong] = await Promise.all([
        ofAddress.wait(address),
        ofEmail.wait(email),
        ofBoth.has(`${email} ${address}`),
      ]);
      return fault(byAddress ?? (wasWrong ? byEmail : undefined));
    },
    add: async (email, address) => {
      const [byAddress, byEmail] = await Promise.all([
        ofAddress.add(address),
        ofEmail.add(email),
        ofBoth.add(`${email} ${address}`),
      ]);
      return fault(byAddress ?? byEmail);
    },
  };
}
