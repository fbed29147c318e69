import pg from "pg";
import { expect, it } from "vitest";
import { errorForLog } from "../src/shared/error-for-log";

it("tells what went wrong without the rows that Postgres adds", () => {
  const refused = Object.assign(new pg.DatabaseError("duplicate key value", 1, "error"), {
    code: "23505",
    detail: "Key (email)=(ada@example.com) already exists.",
    where: "tok_visa",
  });
  const told = errorForLog(new Error("it broke", { cause: refused }));
  expect(told).toMatchObject({
    type: "Error",
    message: "it broke",
    cause: { code: "23505", message: "duplicate key value" },
  });
  expect(JSON.stringify(told)).not.toMatch(/ada@|tok_visa/);
});

it("tells only the type of what is no error", () => {
  expect(errorForLog("Ada Lovelace")).toEqual({ type: "string" });
});
