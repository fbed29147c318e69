import { setTimeout as sleep } from "node:timers/promises";
import { SERVICES } from "@roomstream/environment/environment";
import { describe, expect, it } from "vitest";
import type { Bookings } from "./bookings";
import { EACH_ITS_OWN, type Fleet } from "./fleet";
import { type SeededRandom, seededRandom } from "./random";
import { BOOKING_POINTS, servicesAt } from "./services-at";
import type { WorkerProcess } from "./worker-process";
import type { World } from "./world";

/** CRASH_SEED=<n> makes a run again as far as timing lets it. */
const SEED = Number(process.env.CRASH_SEED ?? 20_261_122);
const ALL_IN_ONE_MS = 8_000;
const EACH_ITS_OWN_MS = 12_000;
/** However long it takes them on a machine that is busy with much else. */
const LEAST_DEATHS = 11;
const LONGEST_MS = 240_000;
/** A process that has not reached its point by then is killed where it is. */
const MOST_LIFE_MS = 3_000;
const BOOKING_EVERY_MS = 400;

/** Nobody times out, and commands run in the test. */
const POINTS = BOOKING_POINTS.filter((point) => !/^(command|sweeper)\./.test(point));

export function describeRandomKills(world: () => World): void {
  describe(`random kills under steady bookings, seed ${SEED}`, () => {
    it(
      "given one process for all services that dies again and again, also while it recovers, when it is left alone, then nothing is lost and nothing is twice",
      async ({ annotate }) => {
        const { fleet, bookings } = world();
        const random = seededRandom(SEED);
        const deaths = await whileBooking(bookings, () => dieAgainAndAgain(fleet, random));
        await annotate(`${deaths.length} deaths, ${bookings.count} bookings`);
        expect(deaths.length).toBeGreaterThan(0);
        await fleet.start(SERVICES);
        await world().settles();
        await fleet.stop();
      },
      LONGEST_MS,
    );

    it(
      "given a process for each service, when any of them die at any moment, then nothing is lost and nothing is twice",
      async ({ annotate }) => {
        const { fleet, bookings } = world();
        const random = seededRandom(SEED + 1);
        const deaths = await whileBooking(bookings, () => killAnyone(fleet, random));
        await annotate(`${deaths.length} deaths, ${bookings.count} bookings`);
        expect(deaths.length).toBeGreaterThanOrEqual(LEAST_DEATHS);
        // At last all at once, as in a power cut.
        const last = fleet.alive;
        await fleet.kill();
        for (const process of last) await fleet.bury(process);
        await fleet.start(...EACH_ITS_OWN);
        await world().settles();
        await fleet.stop();
      },
      LONGEST_MS,
    );
  });
}

/** Every process is armed from its start, and the next one finds what the last one left. */
async function dieAgainAndAgain(fleet: Fleet, random: SeededRandom): Promise<WorkerProcess[]> {
  const until = performance.now() + ALL_IN_ONE_MS;
  const dead: WorkerProcess[] = [];
  while (performance.now() < until) {
    const point = random.oneOf(POINTS);
    const process = fleet.launch(SERVICES, `${random.oneOf(servicesAt(point))}/${point}`);
    const life = new AbortController();
    await Promise.race([
      process.ended,
      // Cut short when the process has ended by itself.
      sleep(MOST_LIFE_MS, undefined, { signal: life.signal }).catch(() => undefined),
    ]);
    life.abort();
    await process.kill();
    await fleet.bury(process);
    dead.push(process);
  }
  return dead;
}

/** Whoever dies is started again at once; nobody makes the time pass for which the others wait for it. */
async function killAnyone(fleet: Fleet, random: SeededRandom): Promise<WorkerProcess[]> {
  const until = performance.now() + EACH_ITS_OWN_MS;
  const dead: WorkerProcess[] = [];
  for (const services of EACH_ITS_OWN) fleet.launch(services);
  while (performance.now() < until || dead.length < LEAST_DEATHS) {
    await sleep(random.between(200, 900));
    const victim = random.oneOf(fleet.alive);
    await victim.kill();
    dead.push(victim);
    fleet.launch(victim.services);
  }
  return dead;
}

/** Guests keep booking until the work is done. */
async function whileBooking<T>(bookings: Bookings, work: () => Promise<T>): Promise<T> {
  const done = new AbortController();
  const booking = (async () => {
    while (!done.signal.aborted) {
      await bookings.bookSome();
      await sleep(BOOKING_EVERY_MS);
    }
  })();
  try {
    return await work();
  } finally {
    done.abort();
    await booking;
  }
}
