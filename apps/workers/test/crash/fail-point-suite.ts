import { randomUUID } from "node:crypto";
import type { Service } from "@roomstream/environment/environment";
import type { FailPoint } from "@roomstream/events/fail-points";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { takeRequest } from "./command-process";
import { EACH_ITS_OWN } from "./fleet";
import { BOOKING_POINTS, servicesAt } from "./services-at";
import type { WishKind } from "./wishes";
import type { World } from "./world";

/** On a machine that is busy with much else. */
const LONGEST_MS = 240_000;
const DIED = { signal: "SIGKILL", answer: "" };
/** Each asked of a guest who comes to it by the one before. */
const COMMANDS = ["book", "change", "cancel", "noShow", "checkIn", "refund", "checkOut"] as const;
const POLLING = { timeout: 30_000, interval: 20 };

/**
 * Kills each service at each point where a crash matters, one after another on the same data, and looks at the books each time.
 * Where the bus is made of tables, `sendsInto` is the one that a send writes.
 */
export function describeFailPoints(world: () => World, sendsInto?: string): void {
  describe("each service in a process of its own", () => {
    const walked = new Set<FailPoint>();
    beforeAll(() => world().fleet.start(...EACH_ITS_OWN));
    afterAll(() => world().fleet.stop());

    for (const wish of COMMANDS) {
      it(
        `given the process that takes a wish to ${wish} killed at command.committed, then it is done once, though nobody was told`,
        async () => {
          await (wish === "book" ? killBooking(world()) : killWish(world(), wish));
          walked.add("command.committed");
        },
        LONGEST_MS,
      );
    }

    for (const point of BOOKING_POINTS.filter((at) => at !== "command.committed")) {
      for (const service of servicesAt(point)) {
        it(
          `given ${service} killed at ${point}, when it starts again, then nothing is lost and nothing is twice`,
          async () => {
            if (point.startsWith("reconciler.")) await killReconciler(world(), service, point);
            else await killWorker(world(), service, point);
            walked.add(point);
          },
          LONGEST_MS,
        );
      }
    }

    it(
      "given a consumer at work for longer than between two commits of offsets, when it is killed, then its work comes again",
      async () => {
        await killWhileBlocked(world(), "analytics", "analytics.inbox", 2_000);
      },
      LONGEST_MS,
    );

    if (sendsInto) {
      it(
        "given events whose send the bus has not taken, when their relay is killed, then they are sent again",
        async () => {
          await killWhileBlocked(world(), "reservations", sendsInto, 0);
        },
        LONGEST_MS,
      );
    }

    it("given every kill above, then every fail point was reached, some guests found the last room gone, and stays took each step", async () => {
      expect([...walked]).toEqual([...BOOKING_POINTS]);
      expect(await world().bookings.soldOut()).toBeGreaterThan(0);
      expect([...world().lives.fulfilled].filter(([, times]) => times < 10)).toEqual([]);
    });
  });
}

async function killWorker(world: World, service: Service, point: FailPoint): Promise<void> {
  const { fleet, bookings } = world;
  const worker = [service];
  const sweeps = point.startsWith("sweeper.");
  // Nobody answers a request while availability is away.
  if (sweeps) await fleet.of(["availability"]).stop();
  const victim = fleet.of(worker);
  await victim.arm(`${service}/${point}`);
  await Promise.all([
    victim.diesAt(point),
    sweeps ? bookings.bookTooLate() : guestsComeAndGo(world, service),
  ]);
  await fleet.bury(victim);
  await fleet.start(worker);
  if (sweeps) {
    await expect.poll(() => bookings.pending(), POLLING).toBe(0);
    await fleet.start(["availability"]);
  }
  await world.settles();
}

/** What is under way when a service dies: stays that go on, and new bookings; and the hotel opens again for whoever hears of nothing else. */
async function guestsComeAndGo({ bookings, lives }: World, service: Service): Promise<void> {
  await Promise.all([lives.goOn(), service === "property" ? bookings.openHotel() : bookings.bookSome()]);
}

/** Events that the bus has lost count as sent and are old enough to be missed; who looks for them dies at the point. */
async function killReconciler(world: World, service: Service, point: FailPoint): Promise<void> {
  const { fleet, pool } = world;
  const worker = [service];
  await fleet.of(worker).stop();
  await guestsComeAndGo(world, service);
  // What is made older than it is may belong to the month before.
  await pool.query(`DO $$ BEGIN EXECUTE format('CREATE TABLE IF NOT EXISTS ${service}.outbox_before
    PARTITION OF ${service}.outbox FOR VALUES FROM (MINVALUE) TO (%L)', date_trunc('month', now())); END $$`);
  await pool.query(`UPDATE ${service}.outbox SET published_at = recorded_at - interval '11 minutes',
    recorded_at = recorded_at - interval '11 minutes' WHERE published_at IS NULL`);
  const victim = fleet.launch(worker, `${service}/${point}`);
  await victim.diesAt(point);
  await fleet.bury(victim);
  await fleet.start(worker);
  await world.settles();
}

/** The same key gets the same reservation. */
async function killBooking(world: World): Promise<void> {
  const { bookings } = world;
  const request = { idempotencyKey: randomUUID(), arrival: bookings.nextArrival() };
  expect(await takeRequest(world, request, "command.committed")).toEqual(DIED);
  const first = await takeRequest(world, request);
  const second = await takeRequest(world, request);
  const { reservationId } = first.answer === "" ? { reservationId: "" } : JSON.parse(first.answer).value;
  expect(JSON.parse(second.answer).value.reservationId).toBe(reservationId);
  bookings.remember(reservationId, request.arrival);
  await world.lives.begin();
  await world.settles();
}

/** What was committed is done, though nobody was told. */
async function killWish(world: World, kind: WishKind): Promise<void> {
  await world.lives.takeNext(kind, async (confirmationNumber, wish) => {
    expect(await takeRequest(world, { confirmationNumber, wish }, "command.committed")).toEqual(DIED);
    return null;
  });
  await world.settles();
}

/**
 * Kills a service that has been held up by a locked table for as long. Offsets are committed by the clock, also while a delivery is
 * in work, and an event is marked when the bus has it: what is not done must not count as done.
 */
async function killWhileBlocked(
  { fleet, bookings, pool, settles }: World,
  service: Service,
  table: string,
  heldUpMs: number,
): Promise<void> {
  const victim = fleet.of([service]);
  const blocker = await pool.connect();
  const finds = async (query: string, value: unknown) => (await pool.query(query, [value])).rows.length > 0;
  try {
    await blocker.query(`BEGIN; LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
    await bookings.bookSome();
    const blocked = `SELECT FROM pg_stat_activity WHERE application_name = $1 AND wait_event_type = 'Lock'`;
    await expect.poll(() => finds(blocked, victim.name), POLLING).toBe(true);
    const { rows } = await pool.query<{ now: Date }>("SELECT clock_timestamp() AS now");
    // It beats once a second, and commits offsets as often.
    const beats = `SELECT FROM ${service}.worker WHERE seen_at > $1::timestamptz + interval '${heldUpMs} ms'`;
    await expect.poll(() => finds(beats, rows[0]?.now), POLLING).toBe(true);
    await victim.kill();
    // What it sent is not to be done for it after its death.
    const cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1";
    await pool.query(cut, [victim.name]);
  } finally {
    await blocker.query("ROLLBACK");
    blocker.release();
  }
  await fleet.bury(victim);
  await fleet.start([service]);
  await settles();
}
