import type { Opened } from "@roomstream/domain/shared/open-context";
import type { Service, WorkerService } from "@roomstream/environment/environment";
import { type Relay, startRelay } from "@roomstream/events/outbox/relay";

/** One relay a service; the reference data has no worker of its own, so that the reservations' worker relays it too. */
export function startRelays({ ctx, bus }: Opened, services: WorkerService[], owner: string): Relay[] {
  const outboxes: Service[] = services.includes("reservations") ? ["property", ...services] : services;
  return outboxes.map((service) =>
    startRelay({ database: ctx.databases.of(service), bus, signals: ctx.signals, log: ctx.log, owner }),
  );
}
