import { run } from "@roomstream/db/transaction";
import { convergeHolds } from "@roomstream/domain/availability/converge";
import { deadLetters } from "@roomstream/domain/operations/dead-letters";
import { promises } from "@roomstream/domain/operations/promises";
import { convergePayments } from "@roomstream/domain/payments/converge";
import { openSandboxGateway } from "@roomstream/domain/payments/gateway/sandbox";
import { callGateway } from "@roomstream/domain/payments/operations/call-gateway";
import { claimOperations } from "@roomstream/domain/payments/operations/claim-operations";
import { recordOutcomes } from "@roomstream/domain/payments/operations/record-outcomes";
import { cancelReservation } from "@roomstream/domain/reservations/cancel-reservation";
import { findReservation } from "@roomstream/domain/reservations/queries/find-reservation";
import { putAside } from "@roomstream/events/consumer/dead-letter";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endStates, wrongBooks } from "./support/end-state";
import { ask } from "./support/guests";
import { type FrontDesk, INES, openFrontDesk, value } from "./support/open-desk";
import { deliver, hearersOf, type Sent, takeSent } from "./support/services";

let desk: FrontDesk;
beforeAll(async () => {
  desk = await openFrontDesk(20);
});
afterAll(() => desk.close());

const state = async (id: string) => (await endStates(desk.ctx, [id])).get(id);
const breaches = async () =>
  (await promises({ ctx: desk.ctx, patienceMs: 0 })).items.flatMap((promise) => promise.breaches);

/** Cancels, and gives back what is told of it to nobody yet. */
async function cancelled(confirmationNumber: string, id: string): Promise<Sent> {
  const { ctx } = desk;
  value(await cancelReservation({ ctx, confirmationNumber, by: INES, reason: "HOTEL" }));
  const [told] = await takeSent(ctx, "reservations", [id]);
  if (!told) throw new Error("nothing was told of the cancellation");
  return told;
}
const bring = async (sent: Sent) => {
  for (const service of hearersOf(sent.topic)) await deliver(desk.ctx, service, [sent]);
};

describe("a refund against a capture in flight", () => {
  const askedOf = (id: string) =>
    run<{ kind: string }>(desk.ctx.databases.of("payments"), {
      text: `SELECT q.kind FROM sandbox_gateway.request q JOIN sandbox_gateway.charge c USING (charge_id)
        WHERE c.reference = $1 ORDER BY q.idempotency_key`,
      values: [id],
    });
  const openOf = (id: string) =>
    run(desk.ctx.databases.of("payments"), {
      text: `SELECT kind, status FROM payments.gateway_operation
        WHERE reservation_id = $1 AND status IN ('WAITING', 'CALLING', 'UNKNOWN')`,
      values: [id],
    });

  /** A stay whose authorisation has been answered, told as confirmed, and whose capture is asked for and not answered. */
  async function beingCaptured() {
    const { ctx } = desk;
    const bank = openSandboxGateway(ctx.databases.common, ctx.random);
    const id = await ask(ctx, { guarantee: "PREPAY", clockMs: ctx.clock.now().getTime() - Date.now() });
    for (const sent of await takeSent(ctx, "reservations", [id])) await bring(sent);
    const [authorization] = await claimOperations(ctx, 1);
    if (!authorization) throw new Error("the card was not asked");
    const outcome = await callGateway(ctx, bank, authorization);
    await recordOutcomes(ctx, [{ operation: authorization, outcome }]);
    for (const service of ["availability", "payments"] as const)
      for (const sent of await takeSent(ctx, service, [id])) await bring(sent);
    for (const sent of await takeSent(ctx, "reservations", [id])) await bring(sent);
    const [capture] = await claimOperations(ctx, 1);
    if (capture?.kind !== "CAPTURE") throw new Error("nothing is being captured");
    const number = (
      await desk.rows<{ number: string }>(
        "SELECT confirmation_number AS number FROM reservations.reservation WHERE reservation_id = $1",
        [id],
      )
    )[0]?.number;
    return { id, number: number ?? "", capture, bank };
  }

  it.each([
    ["the bank has taken the money and its answer is lost", true],
    ["the call has not arrived at the bank", false],
  ])(
    "given %s, then nothing is given back before that is known, and both books end the same",
    async (_, arrived) => {
      const { ctx } = desk;
      const { id, number, capture, bank } = await beingCaptured();
      if (arrived) await callGateway(ctx, bank, capture);
      await bring(await cancelled(number, id));
      await convergePayments(ctx);
      expect(await openOf(id)).toEqual([{ kind: "CAPTURE", status: "CALLING" }]);
      expect((await askedOf(id)).map(({ kind }) => kind)).not.toContain("REFUND");
      expect((await askedOf(id)).map(({ kind }) => kind)).not.toContain("VOID");
      // The claim runs out: the same key is asked again, and only then the money goes back.
      await run(ctx.databases.of("payments"), {
        text: "UPDATE payments.gateway_operation SET due_at = clock_timestamp() WHERE operation_id = $1",
        values: [capture.operationId],
      });
      await desk.settle();
      expect((await askedOf(id)).filter(({ kind }) => kind === "CAPTURE")).toHaveLength(1);
      expect(await state(id)).toMatchObject({
        reservation: { status: "CANCELLED" },
        hold: { nights: 0 },
        money: { held: 0, kept: 0, open: 0, ledger: 0 },
      });
      const [charge] = await run(ctx.databases.of("payments"), {
        text: "SELECT captured, voided, refunded FROM sandbox_gateway.charge WHERE reference = $1",
        values: [id],
      });
      expect(charge).toEqual({ captured: 20_000, voided: 0, refunded: 20_000 });
      expect(await wrongBooks(ctx)).toEqual([]);
      expect(await breaches()).toEqual([]);
    },
  );
});

describe("a dead-lettered compensation", () => {
  it("given a cancellation that neither availability nor payments could handle, then hold and money follow ten minutes later", async () => {
    const { ctx } = desk;
    const number = await desk.book({ guarantee: "AUTHORIZE", ahead: 3 });
    const view = await findReservation({ ctx, confirmationNumber: number });
    const id = view?.reservationId ?? "";
    const told = await cancelled(number, id);
    for (const service of hearersOf(told.topic)) {
      if (service === "availability" || service === "payments") {
        const { topic, message, eventId } = told;
        const letter = {
          topic,
          partition: 0,
          message,
          eventId,
          error: "broken",
          errorKind: "broken",
          tries: 6,
        };
        await putAside(ctx.databases.of(service), ctx.signals, letter);
        await run(ctx.databases.of(service), {
          text: `UPDATE ${service}.outbox SET published_at = clock_timestamp() WHERE topic LIKE '%.dlq'`,
        });
      } else await deliver(ctx, service, [told]);
    }
    const bothConverge = async () => {
      await convergeHolds(ctx);
      await convergePayments(ctx);
      await desk.settle();
    };
    await bothConverge();
    expect(await state(id)).toMatchObject({ hold: { nights: 2 }, money: { held: 5_000, kept: 5_000 } });
    expect(await breaches()).not.toEqual([]);
    await run(ctx.databases.of("reservations"), {
      text: "UPDATE reservations.outbox SET recorded_at = recorded_at - interval '11 minutes' WHERE aggregate_id = $1",
      values: [id],
    });
    await bothConverge();
    expect(await state(id)).toMatchObject({
      hold: { nights: 0 },
      money: { held: 0, kept: 0, open: 0, ledger: 0 },
    });
    expect(await wrongBooks(ctx)).toEqual([]);
    const letters = await deadLetters({ ctx, query: { limit: 50 }, propertyIds: null });
    expect(letters.items.map(({ group }) => group).toSorted()).toEqual(["availability", "payments"]);
    expect(await breaches()).toEqual([]);
  });
});
