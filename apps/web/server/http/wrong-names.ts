import type { Memory } from "@roomstream/cache/port";
import { openMistakes } from "./mistakes";
import { type Fault, rateLimited } from "./problem";

const HOUR_MS = 3_600_000;

export type WrongNames = {
  /** Why this address may not try a name for this reservation now. */
  refusal(number: string, address: string): Promise<Fault | undefined>;
  /** Notes a wrong name; the fault when it is one too many. */
  add(number: string, address: string): Promise<Fault | undefined>;
};

/**
 * Keeps last names from being guessed. A reservation takes `most` wrong names an hour, from all addresses together. After that
 * an address that gave one of them is refused whatever name it gives: were only its wrong names refused, it could go on
 * guessing until it is let in. One that was never wrong gets in with the right name, so that a stranger cannot lock the guest
 * out; past the limit each further guess costs another address. Unknown numbers count too, or a refusal would tell them apart.
 */
export function openWrongNames(memory: Memory, most: number): WrongNames {
  const ofReservation = openMistakes(memory, most, { name: "wrong-name", windowMs: HOUR_MS });
  const ofAddress = openMistakes(memory, 1, { name: "wrong-name-of-address", windowMs: HOUR_MS });
  const fault = (seconds: number) =>
    rateLimited(seconds, "Too many wrong last names for this confirmation number");
  return {
    refusal: async (number, address) => {
      const [seconds, wasWrong] = await Promise.all([
        ofReservation.wait(number),
        ofAddress.has(`${number} ${address}`),
      ]);
      return seconds === undefined || !wasWrong ? undefined : fault(seconds);
    },
    add: async (number, address) => {
      const [seconds] = await Promise.all([ofReservation.add(number), ofAddress.add(`${number} ${address}`)]);
      return seconds === undefined ? undefined : fault(seconds);
    },
  };
}
