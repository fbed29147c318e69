import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { World } from "../bus-conformance";
import { KEYS, Recorder, range, subscribe, unique } from "./messages";
import { relayProgram } from "./relay-program";

/** Relays in processes of their own, of which the leader is killed, and the next one stopped past its lease. */
export function describeRelays(world: World): void {
  describe("the relays of one outbox", () => {
    let database: TestDatabase;
    let program: Awaited<ReturnType<typeof relayProgram>>;
    beforeAll(async () => {
      database = await createTestDatabase();
      program = await relayProgram({ address: world.ground.address, outbox: database.url });
    });
    afterAll(async () => {
      await program.close();
      await database.drop();
    });

    const rates = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
      run<Row>(database.databases.of("rates"), { text, values });
    const leader = async () =>
      (await rates<{ owner: string }>("SELECT owner FROM rates.relay_lease"))[0]?.owner;
    const untilLeaderIsNot = (gone: string | undefined) =>
      vi.waitFor(
        async () => {
          const now = await leader();
          if (now === undefined || now === gone) throw new Error("nobody has taken over");
          return now;
        },
        { timeout: 10_000, interval: 20 },
      );

    it("given the leader is killed and the next stopped past its lease while events are recorded, then none is lost and each key's order is kept", async () => {
      const [topic] = await world.topics("relayed");
      program.start();
      program.start();
      let recorded = 0;
      let writing = true;
      const writer = (async () => {
        for (; writing; await sleep(20)) {
          const numbers = range(5).map((index) => String(recorded + index));
          for (const key of KEYS) {
            await rates(
              `INSERT INTO rates.outbox (event_id, topic, key, aggregate_id, aggregate_version, envelope)
                SELECT gen_random_uuid(), $1, $2, 'x', 1, json_build_object('number', n, 'correlationId', $4::text)
                FROM unnest($3::text[]) WITH ORDINALITY AS e (n, nth) ORDER BY nth`,
              [topic, key, numbers, randomUUID()],
            );
          }
          recorded += 5;
        }
      })();
      const first = await untilLeaderIsNot(undefined);
      await sleep(300);
      program.signal(first, "SIGKILL");
      program.start();
      const second = await untilLeaderIsNot(first);
      await sleep(300);
      program.signal(second, "SIGSTOP");
      const third = await untilLeaderIsNot(second);
      await sleep(300);
      program.signal(second, "SIGCONT");
      await sleep(700);
      expect(await leader()).toBe(third);
      writing = false;
      await writer;
      const waiting = async () =>
        (await rates<{ count: number }>("SELECT count(*) FROM rates.outbox WHERE published_at IS NULL"))[0]
          ?.count;
      await vi.waitFor(async () => expect(await waiting()).toBe(0), 10_000);

      const seen = new Recorder();
      const subscription = await subscribe(world.bus, {
        group: unique("g"),
        topics: [topic],
        handle: seen.handle,
      });
      const numbersOf = (partition: number) => [
        ...new Set(seen.of(topic, partition).map(({ value }) => Number(JSON.parse(value).number))),
      ];
      await vi.waitFor(
        () => {
          for (const partition of range(KEYS.length)) expect(numbersOf(partition)).toEqual(range(recorded));
        },
        { timeout: 10_000, interval: 50 },
      );
      await subscription.close();
    }, 60_000);
  });
}
