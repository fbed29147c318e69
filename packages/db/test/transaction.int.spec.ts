import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../src/testing/test-database";
import { run, transaction } from "../src/transaction";

describe("a transaction", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.databases.common.query("CREATE TABLE booked (nth integer)");
  });
  afterAll(() => database.drop());

  const book = (nth: number) => ({
    name: `book-${nth}`,
    text: "INSERT INTO booked VALUES ($1)",
    values: [nth],
  });

  it("given two statements at once, then it says which was not awaited, and nothing is written", async () => {
    const rates = database.databases.of("rates");
    const both = transaction(rates, (tx) => Promise.all([tx.query(book(1)), tx.query(book(2))]));
    await expect(both).rejects.toThrow("await book-1 before book-2");
    expect(await run(rates, { text: "SELECT nth FROM booked" })).toEqual([]);
  });

  it("given one after another, also after one that failed, then each is answered", async () => {
    const rates = database.databases.of("rates");
    const answers = await transaction(rates, async (tx) => {
      await tx.query({ text: "SAVEPOINT before" });
      const failed = await tx.query({ text: "SELECT 1/0" }).catch((error: Error) => error.message);
      await tx.query({ text: "ROLLBACK TO before" });
      await tx.query(book(3));
      return [failed, ...(await tx.query({ text: "SELECT nth FROM booked" }))];
    });
    expect(answers).toEqual(["division by zero", { nth: 3 }]);
  });
});
