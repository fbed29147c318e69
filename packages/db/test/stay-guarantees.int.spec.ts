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

describe("a proposal of a hold", () => {
  const proposal = {
    proposal_room_type_id: "DBL",
    proposal_arrival: "2026-12-01",
    proposal_departure: "2026-12-05",
  };
  const hold = (values: object) => insert(sql, "availability.hold", { ...rows.hold(), ...values });

  it("stands beside the stay in force, held or refused", async () => {
    await hold(proposal);
    await hold({ ...proposal, proposal_refused: "SOLD_OUT" });
  });
  it("has type and dates, or is none", () =>
    refused(hold({ ...proposal, proposal_departure: null }), "hold_proposal_whole"));
  it("ends after it begins", () =>
    refused(hold({ ...proposal, proposal_departure: "2026-12-01" }), "hold_proposal_nights"));
  it("is beside a stay that is held", () =>
    refused(hold({ ...proposal, status: "RELEASED" }), "hold_proposal_beside_stay"));
  it("is refused only where there is one", () =>
    refused(hold({ proposal_refused: "SOLD_OUT" }), "hold_proposal_refused"));
});

describe("a reservation", () => {
  const reserve = (values: object) =>
    insert(sql, "reservations.reservation", { ...rows.reservation(), ...values });
  const open = { proposal: "{}", proposal_expires_at: "2026-12-01T00:00:00Z" };

  it("has a proposal while it is confirmed", async () => {
    await reserve({ ...open, status: "CONFIRMED" });
  });
  it("has none while it is pending", () =>
    refused(reserve({ ...open, status: "PENDING" }), "reservation_proposal"));
  it("has no proposal without an end to its time", () =>
    refused(
      reserve({ ...open, status: "CONFIRMED", proposal_expires_at: null }),
      "reservation_proposal_expires",
    ));
  it("keeps a fee only of a stay that did not happen", () =>
    refused(reserve({ status: "CONFIRMED", fee: 1 }), "reservation_fee"));
  it("keeps no fee below nothing", () =>
    refused(reserve({ status: "NO_SHOW", fee: -1 }), "reservation_fee_check"));
  it("was checked in on a day when the guest is in the house", () =>
    refused(reserve({ status: "CHECKED_IN" }), "reservation_checked_in"));
  it("was checked out on a day when the guest has left", () =>
    refused(reserve({ status: "CHECKED_OUT", checked_in_on: "2026-12-01" }), "reservation_checked_out"));
});
