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

describe("a room type", () => {
  const calendar = (values: object) =>
    insert(sql, "availability.availability_calendar", { ...rows.calendar(), ...values });

  it("is sold up to its limit on a night", async () => {
    await calendar({ sold: 8, blocked: 2 });
  });
  it("is never sold past its limit", () => refused(calendar({ sold: 11 }), "calendar_not_oversold"));
  it("is never sold and blocked past its limit", () =>
    refused(calendar({ sold: 9, blocked: 2 }), "calendar_not_oversold"));
  it("cannot have its limit lowered under what is sold", async () => {
    const { room_type_id: type } = await calendar({ sold: 5 });
    await refused(
      sql.query("UPDATE availability.availability_calendar SET sell_limit = 4 WHERE room_type_id = $1", [
        type,
      ]),
      "calendar_not_oversold",
    );
  });
  it("never has fewer than no rooms sold", () =>
    refused(calendar({ sold: -1 }), "availability_calendar_sold_check"));
});

describe("a hold", () => {
  const hold = (values: object = {}) => insert(sql, "availability.hold", { ...rows.hold(), ...values });

  it("exists once for each reservation", async () => {
    const { reservation_id } = await hold();
    await refused(hold({ reservation_id }), "hold_pkey");
  });
  it("takes each night once", async () => {
    const night = await insert(sql, "availability.availability_calendar", rows.calendar());
    const { reservation_id } = await hold();
    const { property_id, room_type_id } = night;
    const taken = { reservation_id, property_id, room_type_id, night: night.night };
    await insert(sql, "availability.hold_night", taken);
    await refused(insert(sql, "availability.hold_night", taken), "hold_night_pkey");
  });
  it("takes only nights that the calendar has", async () => {
    const { reservation_id } = await hold();
    const nowhere = {
      reservation_id,
      property_id: "PROP-001",
      room_type_id: "TREE-HOUSE",
      night: "2026-12-01",
    };
    await refused(
      insert(sql, "availability.hold_night", nowhere),
      "hold_night_property_id_room_type_id_night_fkey",
    );
  });
  it("that was rejected says why", () => refused(hold({ status: "REJECTED" }), "hold_check"));
  it("that is held has dates", () => refused(hold({ arrival: null, departure: null }), "hold_check1"));
});

describe("a reservation", () => {
  const reserve = (values: object = {}) =>
    insert(sql, "reservations.reservation", { ...rows.reservation(), ...values });

  it("that is cancelled says why", () => refused(reserve({ status: "CANCELLED" }), "reservation_check2"));
  it("that is not cancelled has no reason to be", () =>
    refused(reserve({ cancellation_reason: "GUEST" }), "reservation_check2"));
  it("lasts a night at least", () => refused(reserve({ departure: "2026-12-01" }), "reservation_check"));
  it("has a guest", () => refused(reserve({ adults: 0, children: 0 }), "reservation_check1"));
  it("has a status that the glossary knows", () =>
    refused(reserve({ status: "DUE_IN" }), "reservation_status_check"));
  it("has a confirmation number of its own", async () => {
    const { confirmation_number } = await reserve();
    await refused(reserve({ confirmation_number }), "reservation_confirmation_number_key");
  });
  it("is imported once", async () => {
    const { import_reference } = await reserve({ import_reference: "hotel-bookings:17" });
    await refused(reserve({ import_reference }), "reservation_import_reference_key");
  });
  it("is made once for a caller's idempotency key", async () => {
    const { reservation_id } = await reserve();
    const answer = { caller: "key-1", key: "abc", request_hash: Buffer.from("x"), reservation_id };
    await insert(sql, "reservations.idempotency", answer);
    await refused(insert(sql, "reservations.idempotency", answer), "idempotency_pkey");
    await insert(sql, "reservations.idempotency", { ...answer, caller: "key-2" });
  });
  it("shows an event once in its timeline", async () => {
    const { reservation_id } = await reserve();
    const entry = {
      reservation_id,
      event_id: randomUUID(),
      event_type: "reservation.created",
      occurred_at: "2026-11-22T10:00:00Z",
      recorded_at: "2026-11-22T10:00:00Z",
      summary: "Booked",
    };
    await insert(sql, "reservations.timeline", entry);
    await refused(insert(sql, "reservations.timeline", entry), "timeline_reservation_id_event_id_key");
  });
});

describe("a room", () => {
  async function stay(values: object) {
    const { reservation_id } = await insert(sql, "reservations.reservation", rows.reservation());
    return await insert(sql, "reservations.room_stay", { ...rows.roomStay(reservation_id), ...values });
  }

  it("has one stay on a night", async () => {
    await stay({ room_id: "101" });
    await refused(stay({ room_id: "101", nights: "[2026-12-02,2026-12-05)" }), "room_stay_no_two");
  });
  it("is free for the next guest on the day of departure", async () => {
    await stay({ room_id: "102" });
    await stay({ room_id: "102", nights: "[2026-12-03,2026-12-05)" });
  });
  it("of another hotel may have the same number", async () => {
    await stay({ room_id: "103" });
    await stay({ room_id: "103", property_id: "PROP-002" });
  });
  it("has one checked-in stay", async () => {
    await stay({ room_id: "104", checked_in: true });
    await refused(
      stay({ room_id: "104", nights: "[2026-12-03,2026-12-05)", checked_in: true }),
      "room_stay_one_checked_in",
    );
  });
  it("has no stay without a night", () =>
    refused(stay({ room_id: "105", nights: "empty" }), "room_stay_nights_check"));
});

describe("a rate", () => {
  const plan = (values: object) => insert(sql, "rates.rate_plan", { ...rows.ratePlan(), ...values });

  it("is used once for each stay version of a reservation", async () => {
    const usage = await insert(sql, "rates.rate_usage", rows.rateUsage());
    await refused(insert(sql, "rates.rate_usage", usage), "rate_usage_pkey");
    await insert(sql, "rates.rate_usage", { ...usage, stay_version: 2 });
  });
  it("plan captures no more now than it holds", () =>
    refused(plan({ held_bp: 5_000, due_now_bp: 5_001 }), "rate_plan_check"));
  it("plan without a guarantee holds nothing", () =>
    refused(plan({ guarantee: "NONE" }), "rate_plan_check1"));
  it("plan with a guarantee holds something", () => refused(plan({ held_bp: 0 }), "rate_plan_check2"));
  it("for a night is not negative", () =>
    refused(
      sql.query("INSERT INTO rates.nightly_price VALUES ('PROP-001', 'DBL', '2026-12-01', -1, 0, 0)"),
      "nightly_price_amount_check",
    ));
});

describe("what was done for an event", () => {
  it("is a mail at most once", async () => {
    const mail = await insert(sql, "notifications.mail", rows.mail());
    await refused(insert(sql, "notifications.mail", { ...mail, mail_id: randomUUID() }), "mail_event_id_key");
  });
  it("is done once by each group", async () => {
    const handled = { group: "payments", event_id: randomUUID() };
    await insert(sql, "payments.inbox", handled);
    await refused(insert(sql, "payments.inbox", handled), "inbox_pkey");
    await insert(sql, "payments.inbox", { ...handled, group: "payments-again" });
  });
  it("has one letter, wherever it was found", async () => {
    const letter = await insert(sql, "payments.dead_letter", rows.deadLetter());
    const again = { ...letter, dead_letter_id: randomUUID(), offset: 4_711 };
    await refused(insert(sql, "payments.dead_letter", again), "dead_letter_event");
  });
  it("has one letter at each place when it is no event at all", async () => {
    const letter = await insert(sql, "payments.dead_letter", { ...rows.deadLetter(), event_id: null });
    const again = { ...letter, dead_letter_id: randomUUID() };
    await refused(insert(sql, "payments.dead_letter", again), "dead_letter_place");
  });
});

describe("an event", () => {
  it("is stored in the month in which it was recorded", async () => {
    await insert(sql, "reservations.outbox", rows.outboxEvent());
    const month = new Date().toISOString().slice(0, 7).replace("-", "_");
    const { rowCount } = await sql.query(`SELECT FROM reservations.outbox_${month}`);
    expect(rowCount).toBe(1);
  });
  it("is not stored in a month that nobody prepared", () =>
    expect(
      insert(sql, "reservations.outbox", { ...rows.outboxEvent(), recorded_at: "2019-01-01T00:00:00Z" }),
    ).rejects.toThrow(/no partition of relation "outbox" found/));
  it("has months prepared until three ahead, in every service", async () => {
    const { rows: found } = await sql.query(
      "SELECT inhparent::regclass::text AS outbox, count(*)::int AS months FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE relkind = 'r' GROUP BY 1",
    );
    expect(found).toHaveLength(7);
    for (const { months } of found) expect(months).toBe(4);
  });
  it("is relayed by one relay a service", async () => {
    const lease = { owner: randomUUID(), expires_at: "2026-11-22T10:00:00Z" };
    await insert(sql, "payments.relay_lease", lease);
    await refused(insert(sql, "payments.relay_lease", lease), "relay_lease_pkey");
    await refused(
      insert(sql, "payments.relay_lease", { ...lease, only_row: false }),
      "relay_lease_only_row_check",
    );
  });
});
