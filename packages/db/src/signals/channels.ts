/** `outbox`: a service has events to relay; `bus`: the log grew; `gateway`: a payment operation waits; `live`: what changed. */
export const CHANNELS = ["outbox", "bus", "gateway", "live"] as const;
export type Channel = (typeof CHANNELS)[number];
