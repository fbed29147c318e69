import { randomUUID } from "node:crypto";
import {
  SERVICES,
  type Service,
  WORKER_SERVICES,
  type WorkerService,
} from "@roomstream/environment/environment";
import { FAIL_POINTS, type FailPoint } from "@roomstream/events/fail-points";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { takeRequest } from "./command-process";
import { EACH_ITS_OWN } from "./fleet";
import type { World } from "./world";

/** Whose processes pass a point; a point of a new kind must be given its services here. */
function servicesAt(point: FailPoint): readonly Service[] {
  const [kind = ""] = point.split(".");
  const services: Record<string, readonly Service[]> = {
    command: ["reservations"],
    relay: SERVICES,
    consumer: WORKER_SERVICES,
    executor: ["payments"],
    sweeper: ["reservations"],
  };
  const found = services[kind];
  if (!found) throw new Error(`nobody is known to pass ${point}`);
  return found;
}

/** The reference data has no worker of its own; the reservations' worker relays it. */
const workerOf = (service: Service): WorkerService => (service === "property" ? "reservations" : service);

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
    await expect.poll(() => bookings.pending(), { timeout: 10_000, interval: 20 }).toBe(0);
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
