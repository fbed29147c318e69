import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import { convergeHolds } from "@roomstream/domain/availability/converge";
import { convergePayments } from "@roomstream/domain/payments/converge";
import { openSandboxGateway } from "@roomstream/domain/payments/gateway/sandbox";
import { startExecutor } from "@roomstream/domain/payments/operations/executor";
import { sweep } from "@roomstream/domain/reservations/sweep";
import type { Context } from "@roomstream/domain/shared/context";
import { contextOver, openTestHotel } from "@roomstream/domain/testing/test-hotel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endStates, wrongBooks, wrongNights } from "./support/end-state";
import { type Asked, ask, shifted } from "./support/guests";
import { EARLY_MS } from "./support/kinds";
import { Schedule } from "./support/schedule";
import { deliver, type Sent, takeSent } from "./support/services";
import { change } from "./support/wishes";

let database: TestDatabase;
let ctx: Context;
/** Ten minutes ago: what was asked then is over its time now, and was not then. */
let early: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = contextOver(database);
  early = shifted(ctx, EARLY_MS);
  await openTestHotel(ctx, 20);
});
afterAll(() => database.drop());

async function askedEarly(own: Partial<Asked> = {}): Promise<{ id: string; created: Sent }> {
  const id = await ask(ctx, { clockMs: EARLY_MS, ...own });
  const [created] = await takeSent(ctx, "reservations", [id]);
  if (!created) throw new Error(`${id} was not recorded`);
  return { id, created };
}

/** Lets the executor work, by a clock, until the bank was asked all there is to ask for a reservation. */
async function askTheBank(at: Context, id: string): Promise<void> {
  const executor = startExecutor(at, openSandboxGateway(ctx.databases.common, ctx.random));
  await expect.poll(async () => (await state(id))?.money?.open ?? 0, { interval: 5 }).toBe(0);
  await executor.close();
}

/** Brings all that the services have told of a reservation until now, and what follows from it. */
async function bringTheRest(id: string): Promise<void> {
  await askTheBank(ctx, id);
  for (const service of ["availability", "payments", "rates"] as const) {
    const told = await takeSent(ctx, service, [id]);
    for (const sent of told) await deliver(ctx, "reservations", [sent]);
  }
  await new Schedule(ctx, new Map([[id, "booked with a part held"]]), () => 0, 1).run();
}

/** Makes it a reservation as imports make them, asked for `ago`. */
const withoutTimeOut = (id: string, ago: string) =>
  run(ctx.databases.of("reservations"), {
    text: `UPDATE reservations.reservation SET expires_at = NULL, created_at = clock_timestamp() - $2::interval
      WHERE reservation_id = $1`,
    values: [id, ago],
  });

const state = async (id: string) => (await endStates(ctx, [id])).get(id);
const statusOf = async (id: string) => {
  const reservation = (await state(id))?.reservation;
  return reservation?.reason ?? reservation?.status;
};

describe("a request that is pending over its time", () => {
  it("given both answers were given in time and the bus has brought none, then it is confirmed", async () => {
    const { id, created } = await askedEarly();
    await deliver(early, "availability", [created]);
    await deliver(early, "payments", [created]);
    await askTheBank(early, id);
    expect(await statusOf(id)).toBe("PENDING");
    await sweep(ctx);
    expect(await statusOf(id)).toBe("CONFIRMED");
    await bringTheRest(id);
    expect(await state(id)).toMatchObject({
      hold: { nights: 2 },
      money: { kept: 5_000, held: 5_000, open: 0 },
    });
  });

  it("given a refusal that the bus has not brought, then it ends for that reason", async () => {
    const { id, created } = await askedEarly({ token: "tok_declined" });
    await deliver(early, "availability", [created]);
    await deliver(early, "payments", [created]);
    await askTheBank(early, id);
    await sweep(ctx);
    expect(await statusOf(id)).toBe("PAYMENT_FAILED");
  });

  it.each([
    ["nobody has heard of it", []],
    ["only the nights are held", ["availability"]],
    ["only the card is good", ["payments"]],
  ] as const)("given %s, then it ends, and nothing stays held, also what comes later", async (_, heard) => {
    const { id, created } = await askedEarly();
    for (const service of heard) await deliver(early, service, [created]);
    if (heard.some((service) => service === "payments")) await askTheBank(early, id);
    await sweep(ctx);
    expect(await statusOf(id)).toBe("TIMED_OUT");
    const ended = await takeSent(ctx, "reservations", [id]);
    for (const service of ["availability", "payments"] as const) {
      await deliver(ctx, service, ended);
      // The request itself comes last of all, by a clock that would still allow it.
      await deliver(early, service, [created]);
    }
    await bringTheRest(id);
    expect(await state(id)).toMatchObject({
      hold: { status: "RELEASED", nights: 0 },
      money: { wanted: "RELEASE", held: 0, kept: 0, open: 0 },
    });
    expect(await wrongNights(ctx)).toEqual([]);
  });

  it("given an import, which has no time-out, and its answer was lost, then it is asked for after ten minutes", async () => {
    const { id, created } = await askedEarly({ guarantee: "NONE" });
    await deliver(early, "availability", [created]);
    await withoutTimeOut(id, "5 minutes");
    await sweep(ctx);
    expect(await statusOf(id)).toBe("PENDING");
    await withoutTimeOut(id, "11 minutes");
    await sweep(ctx);
    expect(await statusOf(id)).toBe("CONFIRMED");
    await bringTheRest(id);
  });

  it("given an import that availability never heard of, then its nights are held after ten minutes", async () => {
    const { id } = await askedEarly({ guarantee: "NONE" });
    await withoutTimeOut(id, "11 minutes");
    await run(ctx.databases.of("reservations"), {
      text: "UPDATE reservations.outbox SET recorded_at = recorded_at - interval '11 minutes' WHERE aggregate_id = $1",
      values: [id],
    });
    await convergeHolds(ctx);
    expect(await state(id)).toMatchObject({ hold: { status: "HELD", nights: 2 } });
    await sweep(ctx);
    expect(await statusOf(id)).toBe("CONFIRMED");
    await bringTheRest(id);
  });

  it("given its time is not over, then it is left alone", async () => {
    const id = await ask(ctx);
    await sweep(ctx);
    expect(await statusOf(id)).toBe("PENDING");
  });
});

describe("a change that is on its way over its time", () => {
  /** A confirmed stay whose guest asked ten minutes ago for two nights more, and what was told of that. */
  async function changedEarly(): Promise<{ id: string; proposed: Sent }> {
    const id = await ask(ctx, { ahead: 40 });
    await new Schedule(ctx, new Map([[id, "booked with a part held"]]), () => 0, 1).run();
    expect(await change({ nights: 4 })(early, id)).toBe(true);
    const [proposed] = await takeSent(ctx, "reservations", [id]);
    if (!proposed) throw new Error("nothing was told of the change");
    return { id, proposed };
  }

  it("given both answers were given in time and the bus has brought none, then it takes force", async () => {
    const { id, proposed } = await changedEarly();
    await deliver(early, "availability", [proposed]);
    await deliver(early, "payments", [proposed]);
    await askTheBank(early, id);
    expect((await state(id))?.reservation.proposed).toBe(true);
    await sweep(ctx);
    expect((await state(id))?.reservation).toMatchObject({ proposed: false, withdrawn: null, total: 40_000 });
    await bringTheRest(id);
    expect(await state(id)).toMatchObject({
      hold: { nights: 4 },
      money: { kept: 10_000, held: 10_000, open: 0 },
    });
  });

  it.each([
    ["nobody has heard of it", []],
    ["only the nights are held", ["availability"]],
    ["only the card is good for it", ["payments"]],
  ] as const)(
    "given %s, then it is taken back and the stay is as it was, whatever comes later",
    async (_, heard) => {
      const { id, proposed } = await changedEarly();
      for (const service of heard) await deliver(early, service, [proposed]);
      if (heard.some((service) => service === "payments")) await askTheBank(early, id);
      await sweep(ctx);
      const now = (await state(id))?.reservation;
      expect(now).toMatchObject({
        status: "CONFIRMED",
        proposed: false,
        withdrawn: "TIMED_OUT",
        total: 20_000,
      });
      const withdrawn = await takeSent(ctx, "reservations", [id]);
      for (const service of ["availability", "payments"] as const) {
        await deliver(ctx, service, withdrawn);
        // The proposal itself comes last of all, by a clock that would still allow it.
        await deliver(early, service, [proposed]);
      }
      await bringTheRest(id);
      expect(await state(id)).toMatchObject({
        reservation: { status: "CONFIRMED", withdrawn: "TIMED_OUT" },
        hold: { status: "HELD", nights: 2 },
        money: { kept: 5_000, held: 5_000, open: 0 },
      });
      expect(await wrongNights(ctx)).toEqual([]);
    },
  );

  it("given availability never heard that it was taken back, then its nights are let go after ten minutes", async () => {
    const { id, proposed } = await changedEarly();
    await deliver(early, "availability", [proposed]);
    await sweep(ctx);
    await takeSent(ctx, "reservations", [id]);
    expect((await state(id))?.hold).toMatchObject({ nights: 4 });
    await run(ctx.databases.of("reservations"), {
      text: "UPDATE reservations.outbox SET recorded_at = clock_timestamp() - interval '11 minutes' WHERE aggregate_id = $1",
      values: [id],
    });
    await convergeHolds(ctx);
    expect((await state(id))?.hold).toEqual({ status: "HELD", stayVersion: 3, nights: 2 });
    expect(await wrongNights(ctx)).toEqual([]);
    await bringTheRest(id);
  });
});

describe("what was decided ten minutes ago", () => {
  const recordedEarlier = (id: string) =>
    run(ctx.databases.of("reservations"), {
      text: `UPDATE reservations.outbox SET recorded_at = clock_timestamp() - interval '11 minutes' WHERE aggregate_id = $1`,
      values: [id],
    });

  it("given the cancellation never arrived, then nights and money are let go, and not before", async () => {
    const { id, created } = await askedEarly();
    await deliver(early, "availability", [created]);
    await deliver(early, "payments", [created]);
    await askTheBank(early, id);
    // Cancelled, and nobody was told: as if the event were a dead letter.
    await run(ctx.databases.of("reservations"), {
      text: `UPDATE reservations.reservation SET status = 'CANCELLED', cancellation_reason = 'TIMED_OUT', version = 2,
        stay_version = 2 WHERE reservation_id = $1`,
      values: [id],
    });
    await convergeHolds(ctx);
    await convergePayments(ctx);
    expect(await state(id)).toMatchObject({ hold: { nights: 2 }, money: { held: 10_000 } });
    await recordedEarlier(id);
    await convergeHolds(ctx);
    await convergePayments(ctx);
    await askTheBank(ctx, id);
    expect(await state(id)).toMatchObject({ hold: { nights: 0 }, money: { held: 0, kept: 0 } });
    expect(await wrongNights(ctx)).toEqual([]);
  });

  it("given the confirmation never arrived, then what is due now is taken, once", async () => {
    const { id, created } = await askedEarly();
    await deliver(early, "availability", [created]);
    await deliver(early, "payments", [created]);
    await askTheBank(early, id);
    await sweep(ctx);
    await recordedEarlier(id);
    await convergePayments(ctx);
    await convergePayments(ctx);
    await askTheBank(ctx, id);
    expect((await state(id))?.money).toMatchObject({ kept: 5_000, held: 5_000, open: 0 });
    expect(await wrongBooks(ctx)).toEqual([]);
  });
});
