import type { AtWork } from "@roomstream/domain/shared/open-context";
import type { Service } from "@roomstream/environment/environment";
import { topicPlans } from "@roomstream/events/catalog/catalog";
import { Slots } from "@roomstream/events/consumer/slots";
import { keepRegistered } from "./keep-registered";
import { startRelays } from "./start-relays";
import { type RunningService, startService } from "./start-service";

export type Workers = { running: RunningService[]; close(): Promise<void> };

/** Transactions of consumers at once in this process: half of what the pool carries, since a reaction may ask a query beside it. */
const SLOTS = 8;

/** Starts the given services in this process: their relays, consumers, and what they do by the clock. */
export async function startWorkers(opened: AtWork, services: Service[]): Promise<Workers> {
  const { ctx, bus } = opened;
  const processId = ctx.random.uuid();
  await untilItWorks(ctx, () => bus.createTopics(topicPlans));
  const relays = startRelays(opened, services, processId);
  const slots = new Slots(SLOTS);
  const running = await Promise.all(services.map((service) => startService(opened, service, slots)));
  await Promise.all(running.map((service) => service.subscription.ready()));
  const registration = await keepRegistered(
    ctx,
    processId,
    running.map(({ service, breaker }) => ({ service, breaker })),
  );
  return {
    running,
    async close() {
      await registration.close();
      await Promise.all(running.map((service) => service.close()));
      await Promise.all(relays.map((relay) => relay.close()));
    },
  };
}

/** A bus that is away at the start is waited for. */
async function untilItWorks(ctx: AtWork["ctx"], step: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await step();
      return;
    } catch (error) {
      if (tries === 0) ctx.log.warn({ err: error }, "the bus is not there yet; the workers wait for it");
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}
