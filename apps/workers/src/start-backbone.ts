import { watchLag } from "@roomstream/domain/operations/watch-lag";
import type { AtWork } from "@roomstream/domain/shared/open-context";
import type { Service } from "@roomstream/environment/environment";
import { giveUpCursors } from "@roomstream/events/reconciler/cursors";
import { forgetMessages } from "@roomstream/events/reconciler/forget-messages";
import { reconcile } from "@roomstream/events/reconciler/reconcile";
import { type Clockwork, every } from "./every";

const RECONCILE_MS = 5_000;
const WATCH_MS = 30_000;
const FORGET_MS = 60 * 60_000;

/** What the event backbone does by the clock in a service's worker: nothing is forgotten, the bus stays small, lag is told. */
export function startBackbone({ ctx, bus }: AtWork, service: Service): Clockwork[] {
  const { databases, signals, log } = ctx;
  const owner = ctx.random.uuid();
  const reconciling = every(ctx, RECONCILE_MS, "reconcile", () =>
    reconcile({ databases, signals, log, store: service, owner }),
  );
  const running = [
    {
      async close() {
        await reconciling.close();
        await giveUpCursors(databases.of(service), owner).catch((error: unknown) =>
          log.warn(
            { err: error, service },
            "the reconciler's lease could not be given up; it ends by itself",
          ),
        );
      },
    },
    every(ctx, WATCH_MS, "watch lag", watchLag({ ctx, bus }, service)),
  ];
  // The bus is one for all services; forgetting twice forgets nothing more.
  if (service === "reservations")
    running.push(every(ctx, FORGET_MS, "forget messages", () => forgetMessages({ bus, databases })));
  return running;
}
