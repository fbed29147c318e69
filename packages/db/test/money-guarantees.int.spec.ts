import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../src/testing/test-database";
import { insert, rows } from "./rows";

let database: TestDatabase;
let sql: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = database.databases.common;
});
afterAll(() => database.drop());

/** Expects the database to refuse, naming the guarantee. */
const refused = (attempt: Promise<unknown>, constraint: string) =>
  expect(attempt).rejects.toMatchObject({ constraint });

async function atomically(work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await sql.connect();
  try {
    await client.query("BEGIN");
    await work(client);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

describe("a payment", () => {
  const pay = (values: object = {}) => insert(sql, "payments.payment", { ...rows.payment(), ...values });
  const operate = (of: unknown, values: object = {}) =>
    insert(sql, "payments.gateway_operation", { ...rows.operation(of), ...values });

  it("captures and voids no more than was authorised", () =>
    refused(pay({ captured: 6_000, voided: 4_001 }), "payment_check2"));
  it("returns no more than was captured", () =>
    refused(pay({ captured: 10, refunded: 11 }), "payment_check1"));
  it("asks to capture no more than it asks to authorise", () =>
    refused(pay({ to_capture: 10_001 }), "payment_check"));

  it("has one operation open at the gateway", async () => {
    const { reservation_id } = await pay();
    await operate(reservation_id, { status: "UNKNOWN" });
    await refused(operate(reservation_id), "gateway_operation_one_open");
    await operate(reservation_id, { status: "SUCCEEDED" });
  });
  it("asks the gateway once for each cause", async () => {
    const { reservation_id } = await pay();
    const { cause } = await operate(reservation_id, { status: "SUCCEEDED" });
    await refused(operate(reservation_id, { cause }), "gateway_operation_reservation_id_kind_cause_key");
  });
  it("uses an idempotency key for one operation", async () => {
    const [first, second] = [await pay(), await pay()];
    const { idempotency_key } = await operate(first.reservation_id);
    await refused(
      operate(second.reservation_id, { idempotency_key }),
      "gateway_operation_idempotency_key_key",
    );
  });
  it("is asked for again as long as the gateway refuses to move it", () =>
    refused(pay({ stuck_reason: "charge_disputed", stuck_since: new Date() }), "payment_stuck"));
  it("asks the gateway for an amount", async () => {
    const { reservation_id } = await pay();
    await refused(operate(reservation_id, { amount: 0 }), "gateway_operation_amount_check");
  });
});

describe("a charge", () => {
  type Charge = { authorized: number; captured: number; voided: number; refunded: number };
  const charged = async (values: Partial<Charge>, of: Partial<Charge> = {}) => {
    const charge: ReturnType<typeof rows.ourCharge> = { ...rows.ourCharge(randomUUID()), ...values };
    const { reservation_id, authorized, captured, voided, refunded } = charge;
    const totals = { authorized, captured, voided, refunded, ...of };
    const payment = { ...rows.payment(), reservation_id, ...totals };
    await atomically(async (client) => {
      await insert(client, "payments.payment", payment);
      await insert(client, "payments.charge", charge);
    });
    return charge;
  };

  it("is counted in its payment's totals", () =>
    charged({ captured: 6_000, refunded: 1_000, voided: 4_000 }));
  it.each([{ authorized: 9_999 }, { captured: 1 }])(
    "that its payment says otherwise of is refused: %o",
    (of) => refused(charged({}, of), "payment_equals_charges"),
  );
  it("that its payment does not know is refused", async () => {
    const { reservation_id } = await charged({});
    const second = { ...rows.ourCharge(reservation_id), nth: 2 };
    await refused(insert(sql, "payments.charge", second), "payment_equals_charges");
  });
  it("that is moved without its payment is refused", async () => {
    const { charge_id } = await charged({});
    const take = "UPDATE payments.charge SET captured = 1 WHERE charge_id = $1";
    await refused(sql.query(take, [charge_id]), "payment_equals_charges");
  });
  it("captures and voids no more than was authorised", () =>
    refused(charged({ captured: 6_000, voided: 4_001 }, { voided: 0 }), "charge_within_authorized"));
  it("returns no more than was captured", () =>
    refused(charged({ captured: 10, refunded: 11 }, { refunded: 0 }), "charge_refund_within_captured"));
  it("is named by whatever moves it, and by nothing that makes one", async () => {
    const { reservation_id, charge_id } = await charged({});
    const operation = { ...rows.operation(reservation_id), status: "SUCCEEDED" };
    await refused(
      insert(sql, "payments.gateway_operation", { ...operation, kind: "CAPTURE" }),
      "gateway_operation_charge",
    );
    await refused(
      insert(sql, "payments.gateway_operation", { ...operation, charge_id }),
      "gateway_operation_charge",
    );
  });
});

describe("a folio", () => {
  const pay = () => insert(sql, "payments.payment", rows.payment());
  const post = (of: unknown, values: object) =>
    insert(sql, "payments.posting", { ...rows.posting(of), ...values });

  it("has each night once", async () => {
    const { reservation_id } = await pay();
    await post(reservation_id, {});
    await post(reservation_id, { night: "2026-12-02" });
    await refused(post(reservation_id, {}), "posting_night");
  });
  it.each(["CANCELLATION_FEE", "NO_SHOW_FEE", "ADJUSTMENT"])("has one %s", async (entry) => {
    const { reservation_id } = await pay();
    await post(reservation_id, { entry, night: null });
    await refused(post(reservation_id, { entry, night: null }), "posting_once");
  });
  it("takes what is paid at the desk as often as it is", async () => {
    const { reservation_id } = await pay();
    await post(reservation_id, { entry: "CASH", night: null });
    await post(reservation_id, { entry: "CASH", night: null });
  });
  it("names the night of a night, and of nothing else", async () => {
    const { reservation_id } = await pay();
    await refused(post(reservation_id, { night: null }), "posting_of_a_night");
    await refused(post(reservation_id, { entry: "CASH" }), "posting_of_a_night");
  });
  it.each([
    "UPDATE payments.posting SET amount = 1",
    "DELETE FROM payments.posting",
    "TRUNCATE payments.posting",
  ])("is never changed: %s", (change) =>
    expect(sql.query(change)).rejects.toThrow(/the ledger is never changed/),
  );
});

describe("what the desk asked for", () => {
  it("is answered once for each key of a caller", async () => {
    const request = { caller: "staff:1", key: "k", request_hash: Buffer.from("h"), answer: "{}" };
    await insert(sql, "payments.desk_request", request);
    await insert(sql, "payments.desk_request", { ...request, caller: "staff:2" });
    await refused(insert(sql, "payments.desk_request", request), "desk_request_pkey");
  });
});

describe("the gateway's books", () => {
  const charge = (values: object) => insert(sql, "sandbox_gateway.charge", { ...rows.charge(), ...values });

  it("capture and void no more than was authorised", () =>
    refused(charge({ captured: 6_000, voided: 4_001 }), "charge_check1"));
  it("return no more than was captured", () =>
    refused(charge({ captured: 10, refunded: 11 }), "charge_check"));
  it("answer an idempotency key once", async () => {
    const request = { idempotency_key: "key", kind: "AUTHORIZE", amount: 1 };
    await insert(sql, "sandbox_gateway.request", request);
    await refused(insert(sql, "sandbox_gateway.request", request), "request_pkey");
  });
});

describe("the ledger", () => {
  type Lines = [account: string, amount: number][];
  const post = async (lines: Lines, values: object = {}) => {
    const journal = { ...rows.journal(), ...values } as ReturnType<typeof rows.journal>;
    await atomically(async (client) => {
      await insert(client, "payments.journal", journal);
      for (const [index, [account, amount]] of lines.entries()) {
        await insert(client, "payments.journal_line", rows.line(journal.journal_id, index, account, amount));
      }
    });
    return journal;
  };
  const balanced: Lines = [
    ["GATEWAY_CLEARING", 12_900],
    ["GUEST_DEPOSITS", -12_900],
  ];

  it("takes a journal whose lines sum to zero", async () => {
    await post(balanced);
  });
  it("refuses a journal that is a cent off", () =>
    refused(
      post([
        ["GATEWAY_CLEARING", 12_900],
        ["GUEST_DEPOSITS", -12_899],
      ]),
      "journal_balanced",
    ));
  it("refuses a journal without lines", () => refused(post([]), "journal_balanced"));
  it("refuses a line that unbalances a journal afterwards", async () => {
    const { journal_id } = await post(balanced);
    await refused(
      insert(sql, "payments.journal_line", rows.line(journal_id, 9, "FEES", 1)),
      "journal_balanced",
    );
  });
  it("does not balance one currency with another", async () => {
    const journal = rows.journal();
    const yen = { ...rows.line(journal.journal_id, 1, "GUEST_DEPOSITS", -12_900), currency: "JPY" };
    await refused(
      atomically(async (client) => {
        await insert(client, "payments.journal", journal);
        await insert(
          client,
          "payments.journal_line",
          rows.line(journal.journal_id, 0, "GATEWAY_CLEARING", 12_900),
        );
        await insert(client, "payments.journal_line", yen);
      }),
      "journal_balanced",
    );
  });
  it("posts an event once", async () => {
    const { event_id } = await post(balanced);
    await refused(post(balanced, { event_id }), "journal_event_id_key");
  });
  it.each([
    "UPDATE payments.journal_line SET amount = amount * 2",
    "DELETE FROM payments.journal_line",
    "TRUNCATE payments.journal_line",
    "UPDATE payments.journal SET business_date = '2026-01-01'",
    "DELETE FROM payments.journal",
    "TRUNCATE payments.journal CASCADE",
  ])("is never changed: %s", (change) =>
    expect(sql.query(change)).rejects.toThrow(/the ledger is never changed/),
  );
});
