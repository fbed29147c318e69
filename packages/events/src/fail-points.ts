/**
 * Every step at which a crash matters. A process started with ROOMSTREAM_FAIL_POINT=`service/point` kills itself
 * with SIGKILL the first time it gets there; the crash suite walks this list.
 */
export const FAIL_POINTS = [
  "command.committed", // committed, not yet answered
  "relay.read", // rows read, nothing sent
  "relay.sent", // the bus has them, the outbox does not know
  "relay.marked", // the outbox knows
  "consumer.received", // delivered, nothing done
  "consumer.claimed", // inbox claimed, no effect yet
  "consumer.effect", // effect and outbox written, not committed
  "consumer.committed", // committed, offset not
  "executor.claimed", // the operation is marked as being called, the gateway not yet called
  "executor.called", // the gateway has answered, nothing committed
  "executor.committed", // the outcome is committed
  "reconciler.found", // a group lacks events, nothing is done about it
  "reconciler.written", // they are to be published again, not committed
  "reconciler.committed",
  "sweeper.written", // what is timed out is written, not committed
  "sweeper.committed",
  "nights.written", // nights are posted, not committed
  "nights.committed",
  "audit.no-shows", // the audit's step is done, and not recorded yet; the same of those below
  "audit.nights",
  "audit.rooms",
  "audit.calendar",
  "audit.prices",
  "audit.closed",
] as const;
export type FailPoint = (typeof FAIL_POINTS)[number];

let armed: string | undefined;

/** Arms one fail point for this process; called once at start with the environment's value. */
export function armFailPoint(value: string | undefined): void {
  armed = value;
}

/** Kills the process when this is the armed point. */
export function reach(point: FailPoint, service: string): void {
  if (armed === undefined) return;
  if (armed === point || armed === `${service}/${point}`) process.kill(process.pid, "SIGKILL");
}
