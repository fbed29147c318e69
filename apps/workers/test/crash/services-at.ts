import { SERVICES, type Service } from "@roomstream/environment/environment";
import { FAIL_POINTS, type FailPoint } from "@roomstream/events/fail-points";

/** What guests and the desk never come to: the night audit, which has crashes of its own. */
const AT_NIGHT = /^(audit|nights)\./;

/** The points that bookings and stays pass. */
export const BOOKING_POINTS: readonly FailPoint[] = FAIL_POINTS.filter((point) => !AT_NIGHT.test(point));
/** The points that the night audit passes. */
export const AUDIT_POINTS: readonly FailPoint[] = FAIL_POINTS.filter((point) => AT_NIGHT.test(point));

const SERVICES_BY_KIND: Record<string, readonly Service[]> = {
  // Processes of their own take them, and no worker does.
  command: [],
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
