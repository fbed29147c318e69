import { linesOf } from "@roomstream/domain/payments/ledger";
import { nextOperation } from "@roomstream/domain/payments/next-operation";
import { held, type Payment, taken, UNHEARD } from "@roomstream/domain/payments/payment";
import { refundable, splitRefund } from "@roomstream/domain/payments/refund-split";
import { settle } from "@roomstream/domain/payments/settle";
import { posted, type Told } from "@roomstream/domain/payments/told";
import { type Word, want } from "@roomstream/domain/payments/want";
import type { NewEvent } from "@roomstream/events/envelope";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";

// Thousands of runs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const NOW = new Date("2026-11-22T10:00:00Z");
const terms = { currency: "EUR", toAuthorize: 10_000, toCapture: 5_000, total: 20_000, sealedToken: "v1.x" };
const WORDS: Record<string, Word> = {
  created: { kind: "AUTHORIZE", asOf: 1, stayVersion: 1, terms, expiresAt: null },
  confirmed: { kind: "CAPTURE", asOf: 2, stayVersion: 1, terms, inHouse: false },
  checkedIn: { kind: "CAPTURE", asOf: 3, stayVersion: 1, terms, inHouse: true },
  checkedOut: { kind: "SETTLE", asOf: 4, stayVersion: 2, terms },
  cancelled: { kind: "RELEASE", asOf: 4, stayVersion: 2, terms, fee: 4_000, entry: "CANCELLATION_FEE" },
};

type Till = { payment: Payment; told: Told[] };
let key = 0;

/** Lets the bank do all that is wanted. */
function carriedOut({ payment, told }: Till): Till {
  let till = { payment, told };
  for (let next = nextOperation(till.payment); next; next = nextOperation(till.payment)) {
    key += 1;
    const outcome = { ok: true as const, chargeId: next.chargeId ?? `charge-${key}` };
    const settled = settle(till.payment, { ...next, operationId: "o" }, outcome, NOW);
    till = { payment: settled.payment, told: [...till.told, ...settled.told] };
  }
  return till;
}
const hear = (till: Till, ...words: (Word | undefined)[]): Till =>
  words.reduce<Till>((before, word) => {
    if (!word) return before;
    const decision = want(before.payment, word, NOW);
    return carriedOut({ payment: decision.payment, told: [...before.told, ...decision.told] });
  }, till);
const cash = ({ payment, told }: Till, amount: number): Till =>
  carriedOut({
    payment: { ...payment, cash: payment.cash + amount },
    told: [...told, posted(payment, "CASH", amount)],
  });
const dueOf = ({ wanted, due }: Payment) => (wanted === "SETTLE" || wanted === "RELEASE" ? due : terms.total);
function refund({ payment, told }: Till, amount: number): Till {
  const { atDesk, letOff } = splitRefund(payment, amount, dueOf(payment));
  return carriedOut({
    payment: { ...payment, allowed: payment.allowed + letOff, cash: payment.cash - atDesk },
    told: [
      ...told,
      ...(letOff > 0 ? [posted(payment, "ALLOWANCE", letOff)] : []),
      ...(atDesk > 0 ? [posted(payment, "CASH_BACK", atDesk)] : []),
    ],
  });
}
const money = ({ payment }: Till) => ({ held: held(payment), taken: taken(payment), cash: payment.cash });
const start: Till = { payment: UNHEARD, told: [] };
const paid = hear(start, WORDS.created, WORDS.confirmed);

/** What the ledger's accounts hold after all that was told, each journal balanced. */
function accounts(told: Told[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { eventType, ...data } of told) {
    const lines = linesOf({ eventType, data } as unknown as NewEvent);
    expect(lines.reduce((sum, line) => sum + line.amount, 0)).toBe(0);
    for (const { account, amount } of lines) sums[account] = (sums[account] ?? 0) + amount;
  }
  return sums;
}

describe("a refund at the desk", () => {
  it("given the guest paid by card, then it goes back to the card, and nothing takes it again", () => {
    const refunded = refund(paid, 2_000);
    expect(money(refunded)).toEqual({ held: 5_000, taken: 3_000, cash: 0 });
    expect(money(hear(refunded, WORDS.checkedIn, WORDS.checkedOut))).toEqual({
      held: 0,
      taken: 18_000,
      cash: 0,
    });
  });

  it("given part was paid in cash, then the card comes first", () => {
    expect(splitRefund(cash(paid, 3_000).payment, 6_000, 20_000)).toEqual({
      toCard: 5_000,
      atDesk: 1_000,
      letOff: 6_000,
    });
  });

  it("given too much was paid at the desk, then it is given back there and nobody is let off anything", () => {
    const ended = hear(cash(paid, 12_000), WORDS.cancelled);
    expect(money(ended)).toEqual({ held: 0, taken: 0, cash: 12_000 });
    expect(splitRefund(ended.payment, 8_000, 4_000)).toEqual({ toCard: 0, atDesk: 8_000, letOff: 0 });
    expect(splitRefund(ended.payment, 9_000, 4_000)).toEqual({ toCard: 0, atDesk: 9_000, letOff: 1_000 });
  });

  it("given a fee was kept, then it can be waived, and no more than it", () => {
    const ended = hear(paid, WORDS.cancelled);
    expect(refundable(ended.payment)).toBe(4_000);
    expect(money(refund(ended, 4_000))).toEqual({ held: 0, taken: 0, cash: 0 });
  });

  it("given money is on its way back to the card, then it cannot be given back again", () => {
    const leaving = want(paid.payment, { ...WORDS.cancelled, fee: 1_000 } as Word, NOW).payment;
    expect(refundable(leaving)).toBe(1_000);
  });
});

const act = fc.oneof(
  fc.record({ do: fc.constant("cash" as const), share: fc.nat(100) }),
  fc.record({ do: fc.constant("refund" as const), share: fc.nat(100) }),
);
const acts = fc.array(act, { maxLength: 4 });

describe("whatever is paid and given back, at any time of a stay", () => {
  it.each(["checkedOut", "cancelled"])("when it is %s, then its accounts end at zero", (end) => {
    fc.assert(
      fc.property(acts, acts, acts, (early, inHouse, late) => {
        const play = (till: Till, some: typeof early) =>
          some.reduce((now, { do: what, share }) => {
            const owed = Math.max(
              0,
              dueOf(now.payment) - now.payment.allowed - now.payment.cash - taken(now.payment),
            );
            const most = what === "cash" ? owed : refundable(now.payment);
            const amount = Math.floor((most * share) / 100);
            if (amount === 0) return now;
            return what === "cash" ? cash(now, amount) : refund(now, amount);
          }, till);
        const first = play(paid, early);
        const second = end === "checkedOut" ? play(hear(first, WORDS.checkedIn), inHouse) : first;
        const last = play(hear(second, WORDS[end]), late);
        const { payment } = last;
        const owedBack = Math.max(0, payment.cash + payment.allowed - payment.due);
        expect(money(last).held).toBe(0);
        expect(taken(payment) + payment.cash + payment.allowed).toBe(payment.due + owedBack);
        const nights =
          end === "checkedOut" ? [posted(payment, "NIGHT", 20_000, { night: "2026-12-01" })] : [];
        const sums = accounts([...last.told, ...nights]);
        expect(sums.GUEST_DEPOSITS ?? 0).toBe(0);
        expect(sums.GUEST_FOLIO ?? 0).toBe(0 - owedBack);
        expect(sums.CASH ?? 0).toBe(payment.cash);
        expect(sums.GATEWAY_CLEARING ?? 0).toBe(taken(payment));
      }),
      { numRuns: 2_000 },
    );
  });
});
