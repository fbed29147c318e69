import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prismaOf } from "../src/prisma";
import { createTestDatabase, type TestDatabase } from "../src/testing/test-database";

describe("Prisma", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it("reads on the service's own pool, dates as midnight UTC and amounts as big integers", async () => {
    const rates = database.databases.of("rates");
    await rates.pool.query(
      "INSERT INTO rates.nightly_price VALUES ('PROP-001', 'DBL', '2026-12-24', 12900, 0, 0)",
    );
    const prisma = prismaOf(rates);
    expect(await prisma.nightlyPrice.findMany({ where: { propertyId: "PROP-001" } })).toEqual([
      {
        propertyId: "PROP-001",
        roomTypeId: "DBL",
        night: new Date("2026-12-24T00:00:00Z"),
        amount: 12900n,
        extraAdult: 0n,
        extraChild: 0n,
      },
    ]);
    expect(prismaOf(rates)).toBe(prisma);
  });

  it("leaves the pool's own way with dates alone", async () => {
    const { rows } = await database.databases.common.query(
      "SELECT '2026-12-24'::date AS night, 12900::bigint AS amount",
    );
    expect(rows).toEqual([{ night: "2026-12-24", amount: 12900 }]);
  });
});
