import type { Terms, Word } from "@roomstream/domain/payments/want";
import fc from "fast-check";

/** What a reservation says of its money from its creation on, in order, as its state machine allows. */
export type Life = { words: Word[]; cancelledFee: number };

const stay = fc
  .record({ total: fc.integer({ min: 0, max: 500 }), held: fc.nat(100), now: fc.nat(100) })
  .map(({ total, held, now }): Terms => {
    const toAuthorize = Math.floor((total * held) / 100);
    const toCapture = Math.floor((toAuthorize * now) / 100);
    return { currency: "EUR", total, toAuthorize, toCapture, sealedToken: "v1.x" };
  });

type Step = { terms: Terms; takesForce: boolean; checkIn: "no" | "in" | "in and out again" };
const step = fc.record<Step>({
  terms: stay,
  takesForce: fc.boolean(),
  checkIn: fc.constantFrom("no", "in", "in and out again"),
});
const end = fc.record({
  how: fc.constantFrom("none", "proposed", "checkout", "cancelled", "noshow"),
  terms: stay,
  fee: fc.nat(100),
});

export const life: fc.Arbitrary<Life> = fc
  .record({ first: stay, steps: fc.array(step, { maxLength: 3 }), end })
  .map(({ first, steps, end: last }) => {
    const words: Word[] = [];
    let [asOf, stayVersion, inForce] = [0, 1, first];
    const say = (word: object, terms: Terms) => {
      asOf += 1;
      words.push({ ...word, asOf, stayVersion, terms } as Word);
    };
    say({ kind: "AUTHORIZE", expiresAt: null }, first);
    say({ kind: "CAPTURE", inHouse: false }, first);
    for (const { terms, takesForce, checkIn } of steps) {
      if (checkIn !== "no") say({ kind: "CAPTURE", inHouse: true }, inForce);
      if (checkIn === "in and out again") say({ kind: "CAPTURE", inHouse: false }, inForce);
      stayVersion += 1;
      say({ kind: "PROPOSE", expiresAt: null }, terms);
      if (takesForce) {
        inForce = terms;
        say({ kind: "CAPTURE", inHouse: checkIn === "in" }, terms);
      } else {
        stayVersion += 1;
        say({ kind: "CAPTURE" }, inForce);
      }
    }
    stayVersion += 1;
    const fee = Math.floor((inForce.toAuthorize * last.fee) / 100);
    if (last.how === "proposed") say({ kind: "PROPOSE", expiresAt: null }, last.terms);
    if (last.how === "checkout") say({ kind: "SETTLE" }, last.terms);
    if (last.how === "cancelled") say({ kind: "RELEASE", fee, entry: "CANCELLATION_FEE" }, inForce);
    if (last.how === "noshow") say({ kind: "RELEASE", fee, entry: "NO_SHOW_FEE" }, inForce);
    return { words, cancelledFee: fee };
  });
