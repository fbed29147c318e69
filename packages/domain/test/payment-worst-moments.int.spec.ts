import { setTimeout as sleep } from "node:timers/promises";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { moneyAgrees } from "@roomstream/domain/operations/promises/money-agrees";
import { withSnapshot } from "@roomstream/domain/operations/promises/snapshot";
import { openSandboxGateway } from "@roomstream/domain/payments/gateway/sandbox";
import { type Executor, startExecutor } from "@roomstream/domain/payments/operations/executor";
import type { Operation } from "@roomstream/domain/payments/payment";
import { paymentsOf } from "@roomstream/domain/payments/queries/payments-of";
import type { Context } from "@roomstream/domain/shared/context";
import { contextOver } from "@roomstream/domain/testing/test-hotel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wrongBooks } from "./support/end-state";
import { LONGER, type Moment, Speaker, TrappedGateway } from "./support/money-stories";

const SLOW_MS = 150;
const LIMIT_MS = 400;
const GOOD = ["tok_visa", "tok_slow", "tok_timeout", "tok_flaky"];
const BAD = ["tok_declined", "tok_insufficient_funds"];
const MOMENTS: Moment[] = ["before the claim", "during the call", "after the answer"];

let database: TestDatabase;
let ctx: Context;
let gateway: TrappedGateway;
let executor: Executor;

beforeAll(async () => {
  database = await createTestDatabase({ connections: 24 });
  ctx = contextOver(database);
  gateway = new TrappedGateway(ctx, openSandboxGateway(database.databases.common, ctx.random, SLOW_MS));
  executor = startExecutor(ctx, gateway, LIMIT_MS);
});
afterAll(async () => {
  await executor.close();
  await database.drop();
});

const expiresAt = new Date(Date.now() + 60_000);
const created = { kind: "AUTHORIZE", asOf: 1, stayVersion: 1, expiresAt };
const confirmed = { kind: "CAPTURE", asOf: 2, stayVersion: 1, inHouse: false };
const proposed = { kind: "PROPOSE", asOf: 3, stayVersion: 2, terms: LONGER, expiresAt };
const changed = { kind: "CAPTURE", asOf: 4, stayVersion: 2, terms: LONGER, inHouse: false };
const withdrawn = { kind: "CAPTURE", asOf: 4, stayVersion: 3 };
const cancelled = (fee: number) => ({
  kind: "RELEASE",
  asOf: 9,
  stayVersion: 9,
  fee,
  entry: "CANCELLATION_FEE",
});
const checkedOut = { kind: "SETTLE", asOf: 9, stayVersion: 9 };

type Story = {
  name: string;
  /** What happened before, and is done. */
  before: object[];
  /** What makes the gateway be called, and the call that is caught: the nth of its kind. */
  asks: object;
  caught: { kind: Operation["kind"]; nth: number };
  /** What arrives at the worst moment, and what after all is done. */
  meanwhile: object;
  after?: object;
  end: { held: number; taken: number };
};

const STORIES: Story[] = [
  {
    name: "cancelled while the card is asked",
    before: [],
    asks: created,
    caught: { kind: "AUTHORIZE", nth: 1 },
    meanwhile: cancelled(0),
    end: { held: 0, taken: 0 },
  },
  {
    name: "cancelled while what is due now is taken",
    before: [created],
    asks: confirmed,
    caught: { kind: "CAPTURE", nth: 1 },
    meanwhile: cancelled(3_000),
    end: { held: 0, taken: 3_000 },
  },
  {
    name: "cancelled while more is asked for a change",
    before: [created, confirmed],
    asks: proposed,
    caught: { kind: "AUTHORIZE", nth: 2 },
    meanwhile: cancelled(8_000),
    end: { held: 0, taken: 8_000 },
  },
  {
    name: "the change is withdrawn while more is asked for it",
    before: [created, confirmed],
    asks: proposed,
    caught: { kind: "AUTHORIZE", nth: 2 },
    meanwhile: withdrawn,
    end: { held: 5_000, taken: 5_000 },
  },
  {
    name: "a change is proposed while what is due now is taken, and takes force",
    before: [created],
    asks: confirmed,
    caught: { kind: "CAPTURE", nth: 1 },
    meanwhile: proposed,
    after: changed,
    end: { held: 7_500, taken: 7_500 },
  },
  {
    name: "the guest leaves while a change is let go",
    before: [created, confirmed, proposed],
    asks: withdrawn,
    caught: { kind: "VOID", nth: 1 },
    meanwhile: checkedOut,
    end: { held: 0, taken: 20_000 },
  },
  {
    name: "the next change is proposed while the last one is let go",
    before: [created, confirmed, proposed],
    asks: withdrawn,
    caught: { kind: "VOID", nth: 1 },
    meanwhile: { ...proposed, asOf: 5, stayVersion: 4 },
    end: { held: 10_000, taken: 5_000 },
  },
];

const stateOf = async ({ reservationId }: Speaker) =>
  (await paymentsOf({ ctx, reservationIds: [reservationId] })).get(reservationId);
/** Waits until the bank was asked all there is to ask; by itself, as many lives are lived at once in one test. */
async function done(speaker: Speaker): Promise<void> {
  const until = performance.now() + 20_000;
  while ((await stateOf(speaker))?.open !== false) {
    if (performance.now() > until) throw new Error(`${speaker.reservationId} still waits for the bank`);
    await sleep(20);
  }
}

async function live(token: string, moment: Moment, story: Story) {
  const speaker = new Speaker(ctx, token);
  for (const word of story.before) {
    await speaker.say(word);
    await done(speaker);
  }
  if (moment === "before the claim") await speaker.say(story.asks, story.meanwhile);
  else {
    let act: () => void = () => undefined;
    const came = new Promise<void>((resolve) => {
      act = resolve;
    });
    gateway.set(speaker.reservationId, {
      ...story.caught,
      moment,
      act: async () => {
        await speaker.say(story.meanwhile);
        act();
      },
    });
    await speaker.say(story.asks);
    await came;
  }
  await done(speaker);
  if (story.after) {
    await speaker.say(story.after);
    await done(speaker);
  }
  return speaker;
}

const amounts = (state: Awaited<ReturnType<typeof stateOf>>) =>
  state && {
    held: state.authorized - state.captured - state.voided,
    taken: state.captured - state.refunded,
    stuck: state.stuck,
  };

describe("at the worst moment", () => {
  const cases = STORIES.flatMap((story) =>
    GOOD.flatMap((token) => MOMENTS.map((moment) => ({ story, token, moment }))),
  );
  it.concurrent.each(cases)(
    "$story.name, $moment, with $token: the money ends right",
    async (one) => {
      const speaker = await live(one.token, one.moment, one.story);
      expect(amounts(await stateOf(speaker))).toEqual({ ...one.story.end, stuck: null });
    },
    40_000,
  );

  const refusals = BAD.flatMap((token) => MOMENTS.map((moment) => ({ token, moment })));
  it.concurrent.each(refusals)(
    "cancelled while the card is asked, $moment, with $token: nothing is held",
    async ({ token, moment }) => {
      const [story] = STORIES;
      if (!story) throw new Error("there is no story");
      const speaker = await live(token, moment, story);
      expect(amounts(await stateOf(speaker))).toEqual({ held: 0, taken: 0, stuck: null });
    },
    40_000,
  );
});

describe("after all of it", () => {
  it("both books, the ledger and the folios agree", async () => {
    expect(await wrongBooks(ctx)).toEqual([]);
    const { suspects, checked } = await withSnapshot(ctx.databases, (snapshot) =>
      moneyAgrees.check(snapshot),
    );
    expect(checked).toBeGreaterThan(50);
    expect(suspects).toEqual([]);
  });
});
