import type { Context } from "@roomstream/domain/shared/context";
import type { Service } from "@roomstream/environment/environment";
import type { Breaker } from "@roomstream/events/consumer/breaker";
import { registerWorker, unregisterWorker } from "@roomstream/events/consumer/workers";
import { type Clockwork, every } from "./every";

const BEAT_MS = 1_000;

/** Keeps this process known in the database of each of its services, with the state of its breakers, for health and operators. */
export async function keepRegistered(
  ctx: Context,
  processId: string,
  running: { service: Service; breaker: Breaker }[],
): Promise<Clockwork> {
  const register = () =>
    Promise.all(
      running.map(({ service, breaker }) =>
        registerWorker(ctx.databases.of(service), processId, breaker.state()),
      ),
    );
  await register();
  const beat = every(ctx, BEAT_MS, "register", register);
  return {
    async close() {
      await beat.close();
      await Promise.all(
        running.map(({ service }) =>
          unregisterWorker(ctx.databases.of(service), processId).catch((error: unknown) => {
            ctx.log.warn(
              { err: error, service },
              "a worker could not sign off; it counts as gone after a while",
            );
          }),
        ),
      );
    },
  };
}
