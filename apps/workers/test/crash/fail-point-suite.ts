import { randomUUID } from "node:crypto";
import type { Service, WorkerService } from "@roomstream/environment/environment";
import { FAIL_POINTS, type FailPoint } from "@roomstream/events/fail-points";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { takeRequest } from "./command-process";
import { EACH_ITS_OWN } from "./fleet";
import { servicesAt, workerOf } from "./services-at";
import type { World } from "./world";

const POLLING = { timeout: 10_000, interval: 20 };

/** Kills each service at each point where a crash matters, one after another on the same data, and looks at the books each time. */
export function describeFailPoints(world: () => World): void {
  describe("each service in a process of its own", () => {
    const walked = new Set<FailPoint>();
    beforeAll(() => world().fleet.start(...EACH_ITS_OWN));
    afterAll(() => world().fleet.stop());

    for (const point of FAIL_POINTS) {
      for (const service of servicesAt(point)) {
        it(`given ${service} killed at ${point}, when it starts again, then nothing is lost and nothing is twice`, async () => {
          if (point === "command.committed") await killCommand(world());
          else await killWorker(world(), service, point);
          walked.add(point);
        });
      }
    }

    it("given a consumer at work for longer than between two commits of offsets, when it is killed, then its work comes again", async () => {
      await killAtWork(world(), "analytics");
    });

    it("given every kill above, then every fail point was reached, and some guests found the last room gone", async () => {
      expect([...walked]).toEqual([...FAIL_POINTS]);
      expect(await world().bookings.soldOut()).toBeGreaterThan(0);
    });
  });
}

async function killWorker(world: World, service: Service, point: FailPoint): Promise<void> {
  const { fleet, bookings } = world;
  const worker = [workerOf(service)];
  const sweeps = point.startsWith("sweeper.");
  // Nobody answers a request while availability is away.
  if (sweeps) await fleet.of(["availability"]).stop();
  const victim = fleet.of(worker);
  await victim.arm(`${service}/${point}`);
  await Promise.all([
    victim.diesAt(point),
    sweeps ? bookings.bookTooLate() : service === "property" ? bookings.openHotel() : bookings.bookSome(),
  ]);
  await fleet.bury(victim);
  await fleet.start(worker);
  if (sweeps) {
    await expect.poll(() => bookings.pending(), POLLING).toBe(0);
    await fleet.start(["availability"]);
  }
  await world.settles();
}

/** The process that takes the request dies before it can answer; the same key gets the same reservation. */
async function killCommand(world: World): Promise<void> {
  const { bookings } = world;
  const key = randomUUID();
  const arrival = bookings.nextArrival();
  const died = await takeRequest(world, key, arrival, "command.committed");
  expect(died).toEqual({ signal: "SIGKILL", answer: "" });
  const first = await takeRequest(world, key, arrival);
  const second = await takeRequest(world, key, arrival);
  const { reservationId } = first.answer === "" ? { reservationId: "" } : JSON.parse(first.answer).value;
  expect(JSON.parse(second.answer).value.reservationId).toBe(reservationId);
  bookings.remember(reservationId, arrival);
  await world.settles();
}

/** Offsets are committed by the clock, also while a delivery is in work: what is not done must not count as done. */
async function killAtWork(world: World, service: WorkerService): Promise<void> {
  const { fleet, bookings, pool } = world;
  const victim = fleet.of([service]);
  const blocker = await pool.connect();
  try {
    await blocker.query(`BEGIN; LOCK TABLE ${service}.inbox IN SHARE ROW EXCLUSIVE MODE`);
    await bookings.bookSome();
    const blocked = `SELECT FROM pg_stat_activity WHERE application_name = $1 AND wait_event_type = 'Lock'`;
    await expect
      .poll(async () => (await pool.query(blocked, [victim.name])).rows.length, POLLING)
      .not.toBe(0);
    const { rows } = await pool.query<{ now: Date }>("SELECT clock_timestamp() AS now");
    // It beats once a second, and commits as often.
    const beaten = `SELECT FROM ${service}.worker WHERE seen_at > $1::timestamptz + interval '2 s'`;
    await expect.poll(async () => (await pool.query(beaten, [rows[0]?.now])).rows.length, POLLING).toBe(1);
    await victim.kill();
  } finally {
    await blocker.query("ROLLBACK");
    blocker.release();
  }
  await fleet.bury(victim);
  await fleet.start([service]);
  await world.settles();
}
