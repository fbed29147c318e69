import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import { PROMISES, promises } from "@roomstream/domain/operations/promises";
import { withSnapshot } from "@roomstream/domain/operations/promises/snapshot";
import { checkIn } from "@roomstream/domain/reservations/check-in";
import { checkOut } from "@roomstream/domain/reservations/check-out";
import type { CreateReservationInput } from "@roomstream/domain/reservations/contract";
import { createReservation } from "@roomstream/domain/reservations/create-reservation";
import type { DeskOrder } from "@roomstream/domain/reservations/desk-command";
import { markNoShow } from "@roomstream/domain/reservations/mark-no-show";
import type { Context } from "@roomstream/domain/shared/context";
import { businessDateAt } from "@roomstream/domain/shared/stay";
import { contextOver, HOTEL, openTestHotel, requestFor } from "@roomstream/domain/testing/test-hotel";
import { SERVICES } from "@roomstream/environment/environment";
import { openLogBus } from "@roomstream/events/bus/log/log-bus";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWorkers } from "../src/start-workers";

let database: TestDatabase;
let ctx: Context;
/** Reservation ids by how they were booked. */
const booked: Record<string, string> = {};
const CHARGE = "00000000-0000-4000-8000-000000000001";

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = contextOver(database);
  await openTestHotel(ctx, 20);
  const bus = openLogBus({ pool: database.databases.common, signals: database.signals, log: ctx.log });
  const workers = await startWorkers({ ctx, bus }, [...SERVICES]);
  const { payment: _none, ...withoutCard } = requestFor(ctx, { ratePlanId: "NONE" });
  booked.flexible = await book({});
  booked.prepaid = await book({ ratePlanId: "PREPAY" });
  booked.unguaranteed = await book(withoutCard);
  booked.declined = await book({ payment: { token: "tok_declined" } });
  const arrival = businessDateAt(ctx.clock.now(), HOTEL.timeZone);
  booked.left = await book({ arrival, ratePlanId: "STRICT" });
  booked.absent = await book({ arrival, ratePlanId: "STRICT" });
  await expectAllKept();
  const left = await orderFor(booked.left);
  const absent = await orderFor(booked.absent);
  for (const done of [
    await checkIn({ ...left, roomId: "DOUBLE-1" }),
    await checkOut(left),
    await markNoShow(absent),
  ])
    expect(done).toMatchObject({ ok: true });
  await expectAllKept();
  await workers.close();
}, 120_000);
afterAll(() => database.drop());

describe("verify", () => {
  it("given what really happened, finds nothing", async () => {
    expect(await breaches()).toEqual([]);
  });

  // Each breaks the data in a transaction that is never committed, with constraints and triggers off.
  it.each<[promise: number, broken: string, () => string[]]>([
    [
      1,
      "a night is sold past its limit",
      () => ["UPDATE availability.availability_calendar SET sell_limit = 0 WHERE sold > 0"],
    ],
    [
      1,
      "a room has two stays on one night",
      () => [
        "ALTER TABLE reservations.room_stay DROP CONSTRAINT room_stay_no_two",
        `INSERT INTO reservations.room_stay (reservation_id, property_id, room_id, nights)
          SELECT reservation_id, property_id, 'DOUBLE-1', daterange('2027-01-01', '2027-01-03') FROM reservations.reservation LIMIT 2`,
      ],
    ],
    [
      1,
      "a room has two guests at once",
      () => [
        "DROP INDEX reservations.room_stay_one_checked_in",
        `INSERT INTO reservations.room_stay (reservation_id, property_id, room_id, nights, checked_in)
          SELECT reservation_id, property_id, 'DOUBLE-1', daterange('2027-01-01'::date + n::int, '2027-01-02'::date + n::int), true
          FROM (SELECT reservation_id, property_id, row_number() OVER () AS n FROM reservations.reservation LIMIT 2) AS r`,
      ],
    ],
    [
      1,
      "more may be sold than there are rooms",
      () => ["UPDATE availability.availability_calendar SET sell_limit = physical + 1 WHERE sold > 0"],
    ],
    [
      1,
      "a room is out of order and is not counted so",
      () => [
        "UPDATE availability.availability_calendar SET out_of_order = 1, sell_limit = sell_limit - 1 WHERE sold > 0",
      ],
    ],
    [
      2,
      "the calendar counts one too many",
      () => ["UPDATE availability.availability_calendar SET sold = sold + 1 WHERE sold > 0"],
    ],
    [
      2,
      "a held night is not in the calendar",
      () => ["DELETE FROM availability.availability_calendar WHERE sold > 0"],
    ],
    [
      3,
      "the hold of a confirmed stay is gone",
      () => [`DELETE FROM availability.hold WHERE reservation_id = '${booked.unguaranteed}'`],
    ],
    [
      3,
      "a reservation is gone and its hold is not",
      () => [`DELETE FROM reservations.reservation WHERE reservation_id = '${booked.flexible}'`],
    ],
    [
      3,
      "a guarantee was let go, in both books",
      () => both("voided = authorized - captured", booked.flexible),
    ],
    [
      3,
      "a prepaid stay was given its money back, in both books",
      () => both("refunded = captured", booked.prepaid),
    ],
    [
      3,
      "money of a stay that was not booked was kept, in both books",
      () => [
        `UPDATE payments.payment SET authorized = 500, captured = 500, currency = 'EUR' WHERE reservation_id = '${booked.declined}'`,
        `INSERT INTO payments.charge (charge_id, reservation_id, nth, authorized, captured)
          VALUES ('${CHARGE}', '${booked.declined}', 1, 500, 500)`,
        `INSERT INTO sandbox_gateway.charge (charge_id, token, currency, authorized, captured, reference)
          VALUES ('${CHARGE}', 'tok_visa', 'EUR', 500, 500, '${booked.declined}')`,
      ],
    ],
    [
      3,
      "nights of a proposal are held that is no more",
      () => [
        `UPDATE availability.hold SET proposal_room_type_id = 'SUITE', proposal_arrival = arrival, proposal_departure = departure
          WHERE reservation_id = '${booked.flexible}'`,
      ],
    ],
    [
      3,
      "a proposal was never answered",
      () => [
        `UPDATE reservations.reservation SET proposal = '{}', proposal_expires_at = now() - interval '1 hour'
          WHERE reservation_id = '${booked.flexible}'`,
      ],
    ],
    [
      3,
      "the nights that a guest lived are given back",
      () => [`UPDATE availability.hold SET status = 'RELEASED' WHERE reservation_id = '${booked.left}'`],
    ],
    [
      3,
      "a guest left and less is taken than the bill, in both books",
      () => both("refunded = 1", booked.left),
    ],
    [
      3,
      "a guest left and money is still held, in both books",
      () => both("authorized = authorized + 1", booked.left),
    ],
    [
      3,
      "the room of who did not come is still held",
      () => [
        `UPDATE availability.hold SET status = 'HELD', reason = NULL, room_type_id = 'DOUBLE', arrival = '2027-01-01',
          departure = '2027-01-02' WHERE reservation_id = '${booked.absent}'`,
      ],
    ],
    [
      3,
      "of who did not come more is kept than the fee, in both books",
      () => both("authorized = authorized + 1, captured = captured + 1", booked.absent),
    ],
    [
      3,
      "who did not come was given the fee back, in both books",
      () => both("refunded = captured", booked.absent),
    ],
    [4, "the bank holds a second charge", () => [charge(booked.flexible ?? "")]],
    [4, "the bank has a charge that nobody knows", () => [charge(randomUUID())]],
    [
      4,
      "more is held here than at the bank",
      () => [
        `UPDATE payments.payment SET authorized = authorized + 100 WHERE reservation_id = '${booked.flexible}'`,
      ],
    ],
    [
      4,
      "a charge holds more than its payment says",
      () => [
        `UPDATE payments.charge SET authorized = authorized + 100 WHERE reservation_id = '${booked.flexible}'`,
        `UPDATE sandbox_gateway.charge SET authorized = authorized + 100 WHERE reference = '${booked.flexible}'`,
      ],
    ],
    [
      4,
      "a night is on the folio and not in the ledger",
      () => [
        `INSERT INTO payments.posting (event_id, reservation_id, property_id, entry, night, amount, net, currency, business_date)
          VALUES (gen_random_uuid(), '${booked.flexible}', 'TEST-001', 'NIGHT', '2027-01-01', 100, 100, 'EUR', '2027-01-01')`,
      ],
    ],
    [
      4,
      "cash was taken that is not in the ledger",
      () => [`UPDATE payments.payment SET cash = 100 WHERE reservation_id = '${booked.flexible}'`],
    ],
    [
      4,
      "a guest is in the house and what was paid is still a deposit",
      () => [`UPDATE payments.payment SET on_folio = true WHERE reservation_id = '${booked.prepaid}'`],
    ],
    [
      4,
      "the gateway refuses to move money",
      () => [
        `UPDATE payments.payment SET stuck_reason = 'amount_too_large', stuck_since = now(), retry_at = now()
          WHERE reservation_id = '${booked.flexible}'`,
      ],
    ],
    [
      4,
      "a journal does not balance",
      () => ["UPDATE payments.journal_line SET amount = amount + 1 WHERE line = 1"],
    ],
    [4, "a journal is in another currency", () => ["UPDATE payments.journal_line SET currency = 'JPY'"]],
    [4, "a journal has no lines", () => ["DELETE FROM payments.journal_line"]],
    [5, "an event was never published", () => ["UPDATE reservations.outbox SET published_at = NULL"]],
    [
      5,
      "an event was published and not handled",
      () => [
        "DELETE FROM reservations.inbox WHERE event_id = (SELECT event_id FROM reservations.inbox LIMIT 1)",
      ],
    ],
    [
      5,
      "an event was put aside without a letter",
      () => [
        "UPDATE reservations.inbox SET status = 'dead' WHERE event_id = (SELECT event_id FROM reservations.inbox LIMIT 1)",
      ],
    ],
    [
      7,
      "a night is counted at another price",
      () => ["UPDATE analytics.room_night SET revenue = revenue + 1"],
    ],
    [
      7,
      "a fact is gone",
      () => [`DELETE FROM analytics.reservation_fact WHERE reservation_id = '${booked.left}'`],
    ],
    [
      7,
      "a fact is of no event",
      () => [
        `INSERT INTO analytics.reservation_fact SELECT (f).* FROM (
          SELECT jsonb_populate_record(f, jsonb_build_object('reservation_id', gen_random_uuid(), 'event_id', gen_random_uuid())) AS f
          FROM analytics.reservation_fact f LIMIT 1) AS copied`,
      ],
    ],
    [
      7,
      "a held night is gone",
      () => [`DELETE FROM availability.hold_night WHERE reservation_id = '${booked.flexible}'`],
    ],
    [
      7,
      "a payment and its charge hold another amount than was told, at the bank too",
      () => both("authorized = authorized + 1", booked.prepaid),
    ],
  ])("promise %i: finds that %s", async (promise, _broken, statements) => {
    expect(await brokenBy(statements())).toContain(promise);
  });

  it("given a connection that is cut while it reads, fails with an error and leaves the process alive", async () => {
    const cut = withSnapshot(ctx.databases, async (snapshot) => {
      await database.databases.common.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = current_database()",
      );
      return snapshot.read("property", { text: "SELECT 1" });
    });
    await expect(cut).rejects.toThrow();
  });
});

async function expectAllKept(): Promise<void> {
  const { items } = await promises({ ctx, patienceMs: 20_000 });
  expect(items.flatMap((item) => item.breaches)).toEqual([]);
}

async function orderFor(reservationId: string): Promise<DeskOrder> {
  const [row] = await run<{ number: string }>(ctx.databases.of("reservations"), {
    text: "SELECT confirmation_number AS number FROM reservations.reservation WHERE reservation_id = $1",
    values: [reservationId],
  });
  const by = { kind: "system", part: "test" } as const;
  return { ctx, propertyId: HOTEL.propertyId, confirmationNumber: row?.number ?? "", by };
}

const breaches = async () => (await promises({ ctx, patienceMs: 0 })).items.flatMap((item) => item.breaches);

async function book(own: Partial<CreateReservationInput>): Promise<string> {
  const created = await createReservation({
    ctx,
    input: requestFor(ctx, own),
    caller: "guest",
    idempotencyKey: randomUUID(),
    actor: "guest",
  });
  if (!created.ok) throw new Error(created.refusal.message);
  return created.value.reservationId;
}

const both = (change: string, reservationId: string | undefined) => [
  `UPDATE payments.payment SET ${change} WHERE reservation_id = '${reservationId}'`,
  `UPDATE payments.charge SET ${change} WHERE reservation_id = '${reservationId}'`,
  `UPDATE sandbox_gateway.charge SET ${change} WHERE reference = '${reservationId}'`,
];

const charge = (reference: string) =>
  `INSERT INTO sandbox_gateway.charge (charge_id, token, currency, authorized, reference)
    VALUES (gen_random_uuid(), 'tok_visa', 'EUR', 10000, '${reference}')`;

/** The promises that are found broken when the statements have been run, with every guard of the database off. */
async function brokenBy(statements: string[]): Promise<number[]> {
  const client = await database.databases.common.connect();
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL session_replication_role = replica");
    await client.query(
      "ALTER TABLE availability.availability_calendar DROP CONSTRAINT calendar_not_oversold",
    );
    for (const statement of statements) {
      const { rowCount, command } = await client.query(statement);
      if (command !== "ALTER" && command !== "DROP" && !rowCount)
        throw new Error(`changed nothing: ${statement}`);
    }
    const found: number[] = [];
    for (const check of PROMISES) {
      const { suspects } = await check.check({
        read: async (_, statement) => (await client.query(statement)).rows,
      });
      if (suspects.length > 0) found.push(check.promise);
    }
    return found;
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}
