import { nextOperation } from "@roomstream/domain/payments/next-operation";
import { held, type Operation, type Payment, taken, UNHEARD } from "@roomstream/domain/payments/payment";
import { type RebuiltEvent, rebuildPayments } from "@roomstream/domain/payments/rebuild";
import { settle } from "@roomstream/domain/payments/settle";
import type { Told } from "@roomstream/domain/payments/told";
import { type Word, want } from "@roomstream/domain/payments/want";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { life } from "./support/money-lives";
import { PretendBank } from "./support/pretend-bank";

// Thousands of runs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const NOW = new Date("2026-11-22T10:00:00Z");
const RUNS = 2_000;
const ANSWERS: Told["eventType"][] = ["payment.authorized", "payment.failed"];

/** What happens to the one call under way: it is made and answered, made and its answer lost, or refused. */
type Turn = "word" | "answered" | "lost" | "refused";

/** A payment with its one call at a time, as the service keeps it. */
class Desk {
  payment: Payment = UNHEARD;
  readonly told: Told[] = [];
  /** What was told of a proposal while somebody waited for it. */
  readonly answers: Told[] = [];
  readonly bank = new PretendBank();
  declined = false;
  private key = 0;

  hear(word: Word) {
    this.take(want(this.payment, word, NOW));
  }
  turn(turn: Turn) {
    const { open } = this.payment;
    if (open === null || turn === "word") return;
    const operationId = String(this.key);
    const outcome = this.bank.send(operationId, open, turn === "refused");
    if (turn === "lost") return;
    if (!outcome.ok && open.kind === "AUTHORIZE") this.declined = true;
    this.take(settle(this.payment, { ...open, operationId }, outcome, NOW));
  }
  /** The bank agrees to everything from now on, also to what it refused to move before. */
  finish() {
    for (let rounds = 0; this.payment.open !== null || this.payment.stuck !== null; rounds += 1) {
      if (rounds > 100) throw new Error("money goes round and round");
      if (this.payment.open === null) this.open({ ...this.payment, stuck: null });
      else this.turn("answered");
    }
  }
  private take({ payment, told }: { payment: Payment; told: Told[] }) {
    this.told.push(...told);
    if (payment.wanted === "PROPOSE") {
      const answers = told.filter(({ eventType }) => ANSWERS.includes(eventType));
      this.answers.push(...answers.filter(({ stayVersion }) => stayVersion === payment.stayVersion));
    }
    this.payment = payment;
    if (payment.open === null) this.open(payment);
  }
  private open(payment: Payment) {
    const open: Operation | null = nextOperation(payment);
    if (open) this.key += 1;
    this.payment = { ...payment, open };
  }
}

const turns = fc.array(fc.constantFrom<Turn>("word", "word", "answered", "answered", "lost", "refused"), {
  maxLength: 40,
});
const agreeing = fc.array(fc.constantFrom<Turn>("word", "answered", "lost"), { maxLength: 40 });

function live(words: Word[], between: Turn[]): Desk {
  const desk = new Desk();
  const left = [...words];
  for (const turn of between) {
    if (turn === "word") {
      const word = left.shift();
      if (word) desk.hear(word);
    } else desk.turn(turn);
  }
  for (const word of left) desk.hear(word);
  desk.finish();
  return desk;
}

const booksOf = (desk: Desk) => [...desk.bank.charges.values()];
const amounts = ({ payment }: Desk) => ({ held: held(payment), taken: taken(payment) });

/** What the newest word of a life asks for, said without the service's own words. */
function expectOutcome(desk: Desk, words: Word[]) {
  const last = words.reduce((newest, word) => (word.asOf > newest.asOf ? word : newest));
  const { held: still, taken: kept } = amounts(desk);
  const { toAuthorize, toCapture, total } = last.terms;
  switch (last.kind) {
    case "RELEASE":
      expect(still).toBe(0);
      expect(kept).toBeLessThanOrEqual(last.fee);
      break;
    case "SETTLE":
      expect(still).toBe(0);
      if (!desk.declined) expect(kept).toBe(total);
      else expect(kept).toBeLessThanOrEqual(total);
      break;
    case "CAPTURE":
      if (!desk.declined)
        expect({ still, kept }).toEqual({ still: toAuthorize - toCapture, kept: toCapture });
      else expect(still + kept).toBeLessThanOrEqual(toAuthorize);
      break;
    default:
      if (!desk.declined) expect(still + kept).toBeGreaterThanOrEqual(toAuthorize);
  }
}

describe("thousands of lives of a stay's money", () => {
  it("end with what the newest word asks for, and both books the same, whatever order, repeats, refusals and lost answers", () => {
    fc.assert(
      fc.property(life, turns, fc.infiniteStream(fc.nat()), ({ words }, between, order) => {
        const shuffled = [...words, ...words.slice(0, 2)]
          .map((word) => ({ word, at: order.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ word }) => word);
        const desk = live(shuffled, between);
        expectOutcome(desk, words);
        expect(desk.payment.charges.map(({ chargeId: _, ...booked }) => booked)).toEqual(booksOf(desk));
      }),
      { numRuns: RUNS },
    );
  });

  it("keep exactly the fee of a stay that was confirmed before it was cancelled", () => {
    fc.assert(
      fc.property(life, agreeing, ({ words, cancelledFee }, between) => {
        const [created, confirmed] = words;
        const last = words.at(-1);
        if (!created || !confirmed || last?.kind !== "RELEASE") return;
        const first = live([created, confirmed], []);
        const rest = words.slice(2);
        for (const turn of between) {
          const word = turn === "word" ? rest.shift() : undefined;
          if (word) first.hear(word);
          else first.turn(turn);
        }
        for (const word of rest) {
          first.hear(word);
          if (word.kind === "PROPOSE") first.finish();
        }
        first.finish();
        expect(amounts(first).held).toBe(0);
        expect(amounts(first).taken).toBeLessThanOrEqual(cancelledFee);
      }),
      { numRuns: RUNS },
    );
  });

  it("are told in full: their events fold to what is stored", () => {
    fc.assert(
      fc.property(life, turns, ({ words }, between) => {
        const desk = live(words, between);
        const rebuilt = rebuildPayments(
          desk.told.flatMap((told, index) =>
            told.eventType === "payment.initiated"
              ? []
              : [
                  {
                    eventId: String(index),
                    eventType: told.eventType,
                    data: { ...told, reservationId: "r", currency: "EUR" },
                  } as unknown as RebuiltEvent,
                ],
          ),
        ).get("r");
        const sum = (column: "authorized" | "captured" | "voided" | "refunded") =>
          desk.payment.charges.reduce((all, charge) => all + charge[column], 0);
        expect(rebuilt?.authorized ?? 0).toBe(sum("authorized"));
        expect(rebuilt?.captured ?? 0).toBe(sum("captured"));
        expect(rebuilt?.voided ?? 0).toBe(sum("voided"));
        expect(rebuilt?.refunded ?? 0).toBe(sum("refunded"));
      }),
      { numRuns: RUNS },
    );
  });

  it("answer every proposal that is waited for, for its own version and once", () => {
    fc.assert(
      fc.property(life, turns, ({ words }, between) => {
        const desk = live(words, between);
        const last = words.at(-1);
        for (const { stayVersion, kind } of words) {
          if (kind !== "PROPOSE") continue;
          const answers = desk.answers.filter((told) => told.stayVersion === stayVersion);
          expect(answers.length).toBeLessThanOrEqual(1);
        }
        // Who still waits in the end has been answered.
        if (last?.kind === "PROPOSE" && last.terms.toAuthorize > 0) {
          expect(desk.answers.at(-1)?.stayVersion).toBe(last.stayVersion);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
