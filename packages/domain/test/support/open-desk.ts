import { createTestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import { today } from "@roomstream/domain/desk/today";
import { openSandboxGateway } from "@roomstream/domain/payments/gateway/sandbox";
import { callGateway } from "@roomstream/domain/payments/operations/call-gateway";
import { claimOperations } from "@roomstream/domain/payments/operations/claim-operations";
import { recordOutcomes } from "@roomstream/domain/payments/operations/record-outcomes";
import type { DeskOrder } from "@roomstream/domain/reservations/desk-command";
import type { Context } from "@roomstream/domain/shared/context";
import type { Result } from "@roomstream/domain/shared/result";
import { contextOver, HOTEL, openTestHotel, type TestHotel } from "@roomstream/domain/testing/test-hotel";
import { SERVICES } from "@roomstream/environment/environment";
import type { OutboxRow } from "@roomstream/events/outbox/messages";
import { type Asked, ask } from "./guests";
import { deliver, hearersOf, type Sent, sentOf } from "./services";

const DAY_MS = 24 * 60 * 60_000;
export const INES = { kind: "staff", staffId: "0199a5b0-0000-7000-8000-0000000000d1", name: "Inês" } as const;

export type FrontDesk = Awaited<ReturnType<typeof openFrontDesk>>;

/** A hotel with so many rooms of each type, its clock at a moment of the test's own, and nothing between the services but the test. */
export async function openFrontDesk(
  rooms: number,
  at = new Date(`${isoToday()}T12:00:00Z`),
  hotel: TestHotel = HOTEL,
  connections?: number,
) {
  const database = await createTestDatabase(connections === undefined ? {} : { connections });
  let now = at;
  const ctx = contextOver(database, { clock: { now: () => now } });
  await openTestHotel(ctx, rooms, hotel);
  const bank = openSandboxGateway(ctx.databases.common, ctx.random);
  await run(ctx.databases.of("property"), {
    text: "INSERT INTO property.staff (staff_id, email, name) VALUES ($1, 'ines@example.com', $2)",
    values: [INES.staffId, INES.name],
  });

  /** Brings everything that was told to everybody who hears of it, and asks the bank, until nothing is left to do. */
  async function settle(): Promise<void> {
    for (let quiet = false; !quiet; ) {
      quiet = true;
      for (const sent of await takeAll(ctx)) {
        quiet = false;
        for (const service of hearersOf(sent.topic)) await deliver(ctx, service, [sent]);
      }
      const operations = await claimOperations(ctx, 10);
      for (const operation of operations) {
        quiet = false;
        await recordOutcomes(ctx, [{ operation, outcome: await callGateway(ctx, bank, operation) }]);
      }
    }
  }

  return {
    ctx,
    database,
    hotel,
    settle,
    setClock: (moment: Date) => {
      now = moment;
    },
    /** Moves the clock on by whole days of 24 hours. */
    later: (days: number) => {
      now = new Date(now.getTime() + days * DAY_MS);
    },
    /** A confirmed stay, without a card unless said otherwise. */
    async book(own: Partial<Asked> = {}): Promise<string> {
      const id = await ask(ctx, { guarantee: "NONE", ahead: 0, clockMs: now.getTime() - Date.now(), ...own });
      await settle();
      const [row] = await run<{ number: string }>(ctx.databases.of("reservations"), {
        text: "SELECT confirmation_number AS number FROM reservations.reservation WHERE reservation_id = $1",
        values: [id],
      });
      return row?.number ?? "";
    },
    order: (confirmationNumber: string): DeskOrder => ({
      ctx,
      propertyId: hotel.propertyId,
      confirmationNumber,
      by: INES,
    }),
    today: async () => value(await today({ ctx, propertyId: hotel.propertyId, names: true })),
    rows: <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
      run<Row>(ctx.databases.of("reservations"), { text, values }),
    close: () => database.drop(),
  };
}

const isoToday = () => new Date().toISOString().slice(0, 10);

/** Takes everything that any service has recorded and nobody has taken yet, service by service in the order of recording. */
export async function takeAll(ctx: Context): Promise<Sent[]> {
  const { rows } = await ctx.databases.common.query<OutboxRow & { aggregate_id: string }>(TAKE_ALL);
  return rows.map((row) => sentOf(row, row.aggregate_id));
}

/** One statement for all services: stories take after every step, and the services of a test share a database. */
const TAKE_ALL = {
  name: "take-all",
  text: `WITH ${SERVICES.map(
    (
      service,
    ) => `${service} AS (UPDATE ${service}.outbox SET published_at = clock_timestamp() WHERE published_at IS NULL
      RETURNING position, event_id, topic, key, envelope, recorded_at, aggregate_id)`,
  ).join(", ")}
    SELECT * FROM (${SERVICES.map((service, nth) => `SELECT ${nth} AS nth, * FROM ${service}`).join(" UNION ALL ")}) taken
    ORDER BY nth, position`,
};

/** The value of what was accepted; a refusal fails the test with its words. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`);
  return result.value;
}

/** How it ended: accepted, or the code of the refusal. */
export const codeOf = (result: Result<unknown>): string => (result.ok ? "accepted" : result.refusal.code);
