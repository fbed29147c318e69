import { openMistakes } from "./mistakes";
import { type Fault, rateLimited } from "./problem";

const HOUR_MS = 3_600_000;

export type WrongNames = {
  /** Why this address may not try a name for this reservation now. */
  refusal(number: string, address: string): Fault | undefined;
  /** Notes a wrong name; the fault when it is one too many. */
  add(number: string, address: string): Fault | undefined;
};

/**
 * Keeps last names from being guessed. A reservation takes `most` wrong names an hour, from all addresses together. After that
 * an address that gave one of them is refused whatever name it gives: were only its wrong names refused, it could go on
 * guessing until it is let in. One that was never wrong gets in with the right name, so that a stranger cannot lock the guest
 * out; past the limit each further guess costs another address. Unknown numbers count too, or a refusal would tell them apart.
 */
export function openWrongNames(most: number): WrongNames {
  const ofReservation = openMistakes(most, HOUR_MS);
  const ofAddress = openMistakes(1, HOUR_MS);
  const refusal: WrongNames["refusal"] = (number, address) => {
    const seconds = ofReservation.wait(number);
    if (seconds === undefined || !ofAddress.has(`${number} ${address}`)) return undefined;
    return rateLimited(seconds, "Too many wrong last names for this confirmation number");
  };
  return {
    refusal,
    add: (number, address) => {
      const tooMany = ofReservation.wait(number) !== undefined;
      ofReservation.add(number);
      ofAddress.add(`${number} ${address}`);
      return tooMany ? refusal(number, address) : undefined;
    },
  };
}
