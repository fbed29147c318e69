import type { AtWork } from "@roomstream/domain/shared/open-context";
import type { Service } from "@roomstream/environment/environment";
import { type Relay, startRelay } from "@roomstream/events/outbox/relay";

/** One relay a service. */
export const startRelays = ({ ctx, bus }: AtWork, services: Service[], owner: string): Relay[] =>
  services.map((service) =>
    startRelay({ database: ctx.databases.of(service), bus, signals: ctx.signals, log: ctx.log, owner }),
  );
