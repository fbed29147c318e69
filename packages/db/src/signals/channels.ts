/** `outbox`: a service has events to relay; `bus`: the log grew; `gateway`: a payment operation waits; `live`: what changed; `replay`: letters wait for their group. */
export const CHANNELS = ["outbox", "bus", "gateway", "live", "replay"] as const;
export type Channel = (typeof CHANNELS)[number];
