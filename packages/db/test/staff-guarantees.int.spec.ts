import { randomUUID } from "node:crypto";
import { SERVICES } from "@roomstream/environment/environment";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../src/testing/test-database";
import { insert } from "./rows";

let database: TestDatabase;
let sql: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = database.databases.common;
});
afterAll(() => database.drop());

describe("the audit log of each service", () => {
  it.each(SERVICES)("of %s is added to, and never changed", async (service) => {
    const line = {
      business_date: "2026-11-22",
      property_id: "PROP-001",
      actor: "staff",
      staff_id: randomUUID(),
      action: "staff.signed-in",
      subject_kind: "staff",
      subject_id: "1",
      correlation_id: randomUUID(),
    };
    await insert(sql, `${service}.audit`, line);
    for (const change of [
      `UPDATE ${service}.audit SET actor = 'somebody else'`,
      `DELETE FROM ${service}.audit`,
      `TRUNCATE ${service}.audit`,
    ]) {
      await expect(sql.query(change)).rejects.toThrow("the audit log is never changed");
    }
    const both = insert(sql, `${service}.audit`, { ...line, api_key_id: randomUUID() });
    await expect(both).rejects.toMatchObject({ constraint: "audit_check" });
  });
});

describe("someone who works here", () => {
  const hire = (values: object) =>
    insert(sql, "property.staff", { staff_id: randomUUID(), name: "Rita Alves", ...values });

  it("has an e-mail of their own, in lower case", async () => {
    await hire({ email: "rita@casa.example" });
    await expect(hire({ email: "rita@casa.example" })).rejects.toMatchObject({ constraint: "staff_email" });
    await expect(hire({ email: "Rita2@casa.example" })).rejects.toMatchObject({
      constraint: "staff_email_lower_case",
    });
  });

  it("has a role that there is, at a hotel that there is", async () => {
    const { staff_id } = await hire({ email: "eva@casa.example" });
    const role = (values: object) =>
      insert(sql, "property.staff_role", { staff_id, property_id: "PROP-999", role: "ADMIN", ...values });
    await expect(role({ role: "OWNER" })).rejects.toMatchObject({ constraint: "staff_role_role_check" });
    await expect(role({})).rejects.toMatchObject({ constraint: "staff_role_property_id_fkey" });
  });
});
