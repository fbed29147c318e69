import { describe, it } from "vitest";
import { redisMissing } from "../../../../tooling/redis/start-redis.mjs";

/** Describes what needs a Redis, or says clearly that it is not tested, and why. */
export async function describeWithRedis(name: string, tests: () => void): Promise<void> {
  const environment = process.env;
  const missing = await redisMissing();
  if (missing === undefined) return void describe(name, tests);
  if (environment.ROOMSTREAM_REQUIRE_ALL === "1") throw new Error(missing);
  process.stderr.write(`\n${name} was NOT tested: ${missing}\n`);
  describe(name, () => {
    it.skip(`is not tested: ${missing}`, () => undefined);
  });
}
