import { SERVICES, type Service } from "@roomstream/environment/environment";
import type { FailPoint } from "@roomstream/events/fail-points";

const SERVICES_BY_KIND: Record<string, readonly Service[]> = {
  command: ["reservations"],
  relay: SERVICES,
  consumer: SERVICES,
  executor: ["payments"],
  reconciler: ["reservations"],
  sweeper: ["reservations"],
};

/** Which services pass a point; a point of a new kind must be given its services here. */
export function servicesAt(point: FailPoint): readonly Service[] {
  const services = SERVICES_BY_KIND[point.split(".")[0] ?? ""];
  if (!services) throw new Error(`nobody is known to pass ${point}`);
  return services;
}

/** The reference data has no worker of its own; the reservations' worker relays it. */
export const workerOf = (service: Service): Service => (service === "property" ? "reservations" : service);
