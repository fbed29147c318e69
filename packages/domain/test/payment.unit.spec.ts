import { nextOperation } from "@roomstream/domain/payments/next-operation";
import { held, type Payment, taken, UNHEARD } from "@roomstream/domain/payments/payment";
import { settle } from "@roomstream/domain/payments/settle";
import type { Told } from "@roomstream/domain/payments/told";
import { type Word, want } from "@roomstream/domain/payments/want";
import { describe, expect, it } from "vitest";

const NOW = new Date("2026-11-22T10:00:00Z");
const PAST = new Date(NOW.getTime() - 1);
/** Two nights for 200.00: half is held, a quarter is due now. */
const terms = { currency: "EUR", toAuthorize: 10_000, toCapture: 5_000, total: 20_000, sealedToken: "v1.x" };
const longer = { ...terms, toAuthorize: 15_000, toCapture: 7_500, total: 30_000 };
const shorter = { ...terms, toAuthorize: 5_000, toCapture: 2_500, total: 10_000 };

const created = (own: Partial<Word> = {}): Word =>
  ({ kind: "AUTHORIZE", asOf: 1, stayVersion: 1, terms, expiresAt: NOW, ...own }) as Word;
const confirmed: Word = { kind: "CAPTURE", asOf: 2, stayVersion: 1, terms, inHouse: false };
const proposed = (own: Partial<Word> = {}): Word =>
  ({ kind: "PROPOSE", asOf: 3, stayVersion: 2, terms: longer, expiresAt: NOW, ...own }) as Word;
const changed: Word = { kind: "CAPTURE", asOf: 4, stayVersion: 2, terms: longer, inHouse: false };
const withdrawn: Word = { kind: "CAPTURE", asOf: 4, stayVersion: 3, terms };
const checkedIn: Word = { kind: "CAPTURE", asOf: 5, stayVersion: 1, terms, inHouse: true };
const checkedOut = (total = 20_000): Word => ({
  kind: "SETTLE",
  asOf: 6,
  stayVersion: 4,
  terms: { ...terms, total },
});
const cancelled = (fee = 0): Word => ({
  kind: "RELEASE",
  asOf: 9,
  stayVersion: 5,
  terms,
  fee,
  entry: "CANCELLATION_FEE",
});

let charges = 0;
const operationId = "0193526f-1a2b-7c3d-8e4f-5a6b7c8d9e11";

/** Lets the gateway agree to everything until nothing more is wanted, and says what was done and told. */
function carriedOut(payment: Payment): { payment: Payment; done: string[]; told: string[] } {
  const done: string[] = [];
  const told: Told[] = [];
  let now = payment;
  for (let next = nextOperation(now); next; next = nextOperation(now)) {
    done.push(`${next.kind} ${next.amount}`);
    charges += 1;
    const outcome = { ok: true as const, chargeId: next.chargeId ?? `charge-${charges}` };
    const decision = settle(now, { ...next, operationId }, outcome, NOW);
    told.push(...decision.told);
    now = decision.payment;
  }
  return { payment: now, done, told: told.map(inWords) };
}

const inWords = (told: Told): string =>
  `${told.eventType}${told.eventType === "payment.posted" ? ` ${told.entry}` : ""} v${told.stayVersion} ${told.amount}`;

/** What one word makes the gateway do, and what is told of it. */
function hear(payment: Payment, word: Word) {
  const decision = want(payment, word, NOW);
  const end = carriedOut(decision.payment);
  return { payment: end.payment, done: end.done, told: [...decision.told.map(inWords), ...end.told] };
}
const after = (...words: Word[]): Payment =>
  words.reduce((payment, word) => hear(payment, word).payment, UNHEARD);
const unasked = (...words: Word[]): Payment =>
  words.reduce((payment, word) => want(payment, word, NOW).payment, UNHEARD);
const refuse = (payment: Payment, reason = "card_declined") => {
  const next = nextOperation(payment);
  if (!next) throw new Error("nothing is wanted");
  return settle(payment, { ...next, operationId }, { ok: false, reason }, NOW);
};
const money = (payment: Payment) => ({ held: held(payment), taken: taken(payment) });

const asked = after(created());
const inForce = after(created(), confirmed);

describe("the money of a booking", () => {
  it("given a good card, then it is held, and what is due now is taken when the booking confirms", () => {
    expect(hear(UNHEARD, created())).toMatchObject({
      done: ["AUTHORIZE 10000"],
      told: ["payment.initiated v1 10000", "payment.authorized v1 10000"],
    });
    expect(hear(asked, confirmed)).toMatchObject({
      done: ["CAPTURE 5000"],
      told: ["payment.captured v1 5000"],
    });
    expect(money(inForce)).toEqual({ held: 5_000, taken: 5_000 });
  });

  it("given a plan without a guarantee, then the bank is never asked and nothing is told", () => {
    const free = { ...terms, toAuthorize: 0, toCapture: 0, sealedToken: null };
    const story = [created({ terms: free }), { ...confirmed, terms: free }, cancelled()];
    for (let count = 1; count <= story.length; count += 1) {
      const payment = unasked(...story.slice(0, count));
      expect(payment.status).toBe("NONE");
      expect(nextOperation(payment)).toBeNull();
    }
    expect(want(UNHEARD, created({ terms: free }), NOW).told).toEqual([]);
  });

  it("given a declined card, then it fails for the bank's reason, and nothing more is asked", () => {
    const decision = refuse(unasked(created()));
    expect(decision.told.map(inWords)).toEqual(["payment.failed v1 10000"]);
    expect(decision.payment).toMatchObject({ status: "FAILED", reason: "card_declined" });
    expect(nextOperation(decision.payment)).toBeNull();
    expect(hear(decision.payment, cancelled()).done).toEqual([]);
  });

  it("given the request comes after its time, then the bank is not asked", () => {
    const decision = want(UNHEARD, created({ expiresAt: PAST }), NOW);
    expect(decision.told.map(inWords)).toEqual(["payment.failed v1 10000"]);
    expect(nextOperation(decision.payment)).toBeNull();
  });

  it("given the bank agrees after the time, then it is told as failed with its charge, and let go", () => {
    const waiting = { ...unasked(created()), expiresAt: PAST };
    const next = nextOperation(waiting);
    if (!next) throw new Error("nothing is wanted");
    const late = settle(waiting, { ...next, operationId }, { ok: true, chargeId: "late" }, NOW);
    expect(late.told).toEqual([
      {
        eventType: "payment.failed",
        stayVersion: 1,
        amount: 10_000,
        reason: "TIMED_OUT",
        operationId,
        chargeId: "late",
      },
    ]);
    expect(carriedOut(late.payment).done).toEqual(["VOID 10000"]);
    expect(want(late.payment, created(), NOW)).toEqual({ payment: late.payment, told: [] });
  });

  it("given a confirmation is heard before its request, then the card is held and charged all the same", () => {
    expect(hear(UNHEARD, confirmed).done).toEqual(["AUTHORIZE 10000", "CAPTURE 5000"]);
    expect(hear(after(confirmed), created()).done).toEqual([]);
  });
});

describe("a change", () => {
  it("given a longer stay is proposed, then the difference is held, and nothing is taken or let go", () => {
    expect(hear(inForce, proposed())).toMatchObject({
      done: ["AUTHORIZE 5000"],
      told: ["payment.initiated v2 5000", "payment.authorized v2 5000"],
    });
  });

  it("given a stay of which more is held and less is taken, then what will be given back does not count for it", () => {
    const held = { ...terms, toCapture: 0 };
    const story = hear(inForce, proposed({ terms: held }));
    expect(story.done).toEqual(["AUTHORIZE 5000"]);
    expect(hear(story.payment, { ...changed, terms: held }).done).toEqual(["REFUND 5000"]);
  });

  it("given it takes force, then what is due of it is taken, from both charges", () => {
    const story = hear(hear(inForce, proposed()).payment, changed);
    expect(story.done).toEqual(["CAPTURE 2500"]);
    expect(money(story.payment)).toEqual({ held: 7_500, taken: 7_500 });
  });

  it("given it is withdrawn, then the card stands for the stay in force again", () => {
    const story = hear(hear(inForce, proposed()).payment, withdrawn);
    expect(story.done).toEqual(["VOID 5000"]);
    expect(money(story.payment)).toEqual({ held: 5_000, taken: 5_000 });
  });

  it("given a shorter stay is proposed, then what is held is enough, and that is told", () => {
    const story = hear(inForce, proposed({ terms: shorter }));
    expect(story).toMatchObject({ done: [], told: ["payment.authorized v2 0"] });
    expect(hear(story.payment, { ...changed, terms: shorter }).done).toEqual(["REFUND 2500", "VOID 2500"]);
  });

  it("given the card refuses the difference, then the proposal fails and the stay in force keeps its money", () => {
    const failed = refuse(want(inForce, proposed(), NOW).payment);
    expect(failed.told.map(inWords)).toEqual(["payment.failed v2 5000"]);
    expect(nextOperation(failed.payment)).toBeNull();
    expect(money(after(created(), confirmed, withdrawn))).toEqual(money(inForce));
    expect(hear(failed.payment, withdrawn).done).toEqual([]);
  });

  it("given the bank agrees after the proposal was withdrawn, then it is let go", () => {
    const asking = want(inForce, proposed(), NOW).payment;
    const next = nextOperation(asking);
    if (!next) throw new Error("nothing is wanted");
    const back = want({ ...asking, open: next }, withdrawn, NOW).payment;
    expect(nextOperation(back)).toBeNull();
    const late = settle(back, { ...next, operationId }, { ok: true, chargeId: "late" }, NOW);
    expect(late.told.map(inWords)).toEqual(["payment.authorized v2 5000"]);
    expect(carriedOut(late.payment).done).toEqual(["VOID 5000"]);
  });

  it("given money is being let go when the next change wants it, then it is answered only when that is known", () => {
    const freed = want(hear(inForce, proposed()).payment, withdrawn, NOW).payment;
    const leaving = nextOperation(freed);
    if (!leaving) throw new Error("nothing is wanted");
    const again = want({ ...freed, open: leaving }, proposed({ asOf: 5, stayVersion: 4 }), NOW);
    expect(again.told.map(inWords)).not.toContain("payment.authorized v4 0");
    const gone = settle(again.payment, { ...leaving, operationId }, { ok: true, chargeId: "" }, NOW);
    expect(carriedOut(gone.payment)).toMatchObject({
      done: ["AUTHORIZE 5000"],
      told: ["payment.authorized v4 5000"],
    });
  });

  it("given the first proposal's call is still unknown when the second is heard, then its answer is not the second's", () => {
    const first = want(inForce, proposed(), NOW).payment;
    const open = nextOperation(first);
    if (!open) throw new Error("nothing is wanted");
    const second = want({ ...first, open }, proposed({ asOf: 5, stayVersion: 4 }), NOW).payment;
    const refused = settle(second, { ...open, operationId }, { ok: false, reason: "card_declined" }, NOW);
    expect(refused.told.map(inWords)).toEqual(["payment.failed v2 5000"]);
    expect(nextOperation(refused.payment)).toMatchObject({
      kind: "AUTHORIZE",
      amount: 5_000,
      stayVersion: 4,
    });
    const agreed = settle(second, { ...open, operationId }, { ok: true, chargeId: "one" }, NOW);
    expect(agreed.told.map(inWords)).toEqual(["payment.authorized v4 5000"]);
  });
});

describe("the end of a stay", () => {
  it("given the guest came, then what was paid goes on the folio, and back when the check-in is undone", () => {
    const inHouse = hear(inForce, checkedIn);
    expect(inHouse).toMatchObject({ done: [], told: ["payment.posted DEPOSIT_APPLIED v1 5000"] });
    const undone = { ...confirmed, asOf: 6 };
    expect(hear(inHouse.payment, undone).told).toEqual(["payment.posted DEPOSIT_RETURNED v1 5000"]);
    expect(hear(hear(inHouse.payment, undone).payment, checkedIn).payment.onFolio).toBe(false);
  });

  it("given check-out, then the rest is taken from what is held, and what that does not cover with the same card", () => {
    const story = hear(hear(inForce, checkedIn).payment, checkedOut());
    expect(story.done).toEqual(["CAPTURE 5000", "AUTHORIZE 10000", "CAPTURE 10000"]);
    expect(money(story.payment)).toEqual({ held: 0, taken: 20_000 });
  });

  it("given the card refuses at check-out, then the rest stays owed and is not asked for again", () => {
    const settling = want(inForce, checkedOut(), NOW).payment;
    const capture = nextOperation(settling);
    if (!capture) throw new Error("nothing is wanted");
    const captured = settle(settling, { ...capture, operationId }, { ok: true, chargeId: "" }, NOW);
    const failed = refuse(captured.payment, "insufficient_funds");
    expect(failed.told.map(inWords)).toEqual(["payment.failed v4 10000"]);
    expect(nextOperation(failed.payment)).toBeNull();
    expect(money(failed.payment)).toEqual({ held: 0, taken: 10_000 });
  });

  it("given the guest leaves early, then what was taken too much is given back", () => {
    const prepaid = { ...terms, toAuthorize: 20_000, toCapture: 20_000 };
    const stay = after(created({ terms: prepaid }), { ...confirmed, terms: prepaid });
    expect(hear(stay, checkedOut(12_000)).done).toEqual(["REFUND 8000"]);
  });

  it("given cash was paid at the desk, then the card pays the rest only", () => {
    expect(hear({ ...inForce, cash: 16_000 }, checkedOut())).toMatchObject({
      done: ["REFUND 1000", "VOID 5000"],
    });
  });

  it("given it was cancelled, then the fee is kept of what is held or taken, and the rest let go", () => {
    expect(hear(inForce, cancelled(8_000))).toMatchObject({
      done: ["CAPTURE 3000", "VOID 2000"],
      told: expect.arrayContaining(["payment.posted CANCELLATION_FEE v5 8000"]),
    });
    expect(hear(inForce, cancelled(2_000)).done).toEqual(["REFUND 3000", "VOID 5000"]);
    expect(hear(inForce, cancelled(99_000)).done).toEqual(["CAPTURE 5000"]);
    expect(hear(inForce, cancelled()).done).toEqual(["REFUND 5000", "VOID 5000"]);
  });

  it("given it was cancelled while money is being taken, then giving it back waits until that is known", () => {
    const taking = want(asked, confirmed, NOW).payment;
    const open = nextOperation(taking);
    if (!open) throw new Error("nothing is wanted");
    const released = want({ ...taking, open }, cancelled(), NOW).payment;
    expect(nextOperation(released)).toBeNull();
    const known = settle(released, { ...open, operationId }, { ok: true, chargeId: "" }, NOW);
    expect(carriedOut(known.payment).done).toEqual(["REFUND 5000", "VOID 5000"]);
  });

  it("given it was let off more than the fee, then no more than the fee stays let off", () => {
    const story = hear({ ...inForce, allowed: 3_000 }, cancelled(2_000));
    expect(story.told).toContain("payment.posted ALLOWANCE v5 -1000");
    expect(money(story.payment)).toEqual({ held: 0, taken: 0 });
  });

  it("given the bank holds the money only after it was cancelled, then it is let go then", () => {
    const waiting = unasked(created());
    const open = nextOperation(waiting);
    if (!open) throw new Error("nothing is wanted");
    const released = want({ ...waiting, open }, cancelled(), NOW).payment;
    expect(nextOperation(released)).toBeNull();
    const late = settle(released, { ...open, operationId }, { ok: true, chargeId: "late" }, NOW);
    expect(carriedOut(late.payment).done).toEqual(["VOID 10000"]);
  });
});

const DAY_MS = 24 * 60 * 60_000;

describe("a movement that the gateway refuses", () => {
  const refused = refuse(want(asked, confirmed, NOW).payment, "amount_too_large");
  it("stays in sight with its reason, is told to nobody, and holds up nothing newer", () => {
    expect(refused.told).toEqual([]);
    expect(refused.payment.stuck).toMatchObject({ reason: "amount_too_large", tries: 1 });
    expect(nextOperation(refused.payment)).toBeNull();
    expect(hear(refused.payment, cancelled()).done).toEqual(["VOID 10000"]);
  });
  it("is tried again later and later, after two days once a day, and never given up", () => {
    let payment = refused.payment;
    const waits: number[] = [];
    const operation = { kind: "REFUND" as const, amount: 5_000, chargeId: "c", stayVersion: 1, operationId };
    for (let now = NOW.getTime(); now < NOW.getTime() + 60 * DAY_MS; ) {
      const retryAt = payment.stuck?.retryAt.getTime() ?? 0;
      waits.push((retryAt - now) / 60_000);
      now = retryAt;
      payment = settle(payment, operation, { ok: false, reason: "charge_disputed" }, new Date(now)).payment;
    }
    expect(waits.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(waits.length).toBeLessThan(120);
    expect(waits.at(-1)).toBe(24 * 60);
    expect(payment.stuck).toMatchObject({ reason: "charge_disputed", since: NOW });
  });
});

describe("in any order", () => {
  it.each([created(), confirmed, proposed(), cancelled()])(
    "given it was let go, when $kind comes late or again, then nothing changes",
    (word) => {
      const tombstone = after(cancelled());
      expect(want(tombstone, word, NOW)).toEqual({ payment: tombstone, told: [] });
    },
  );
  it("given a proposal is heard before the confirmation of the stay in force, then both count", () => {
    const early = after(created(), proposed());
    expect(money(early)).toEqual({ held: 15_000, taken: 0 });
    const both = hear(early, confirmed);
    expect(both.done).toEqual(["CAPTURE 5000"]);
    expect(both.payment).toMatchObject({ wanted: "PROPOSE", stayVersion: 2 });
  });
});
