import type { Context } from "@roomstream/domain/shared/context";
import { type Asked, ask } from "./guests";

const MINUTE_MS = 60_000;

/** The ways on which a guest's request can go. */
export const KINDS = {
  "booked with a part held": { asked: {}, end: "CONFIRMED" },
  "booked and paid at once": { asked: { guarantee: "PREPAY" }, end: "CONFIRMED" },
  "booked without a card": { asked: { guarantee: "NONE" }, end: "CONFIRMED" },
  "a declined card": { asked: { token: "tok_declined" }, end: "PAYMENT_FAILED" },
  "the room was taken": { asked: { roomTypeId: "SUITE" }, end: "SOLD_OUT" },
  "heard after its time": { asked: { clockMs: -10 * MINUTE_MS }, end: "TIMED_OUT" },
  "the bank answers after the time": { asked: { clockMs: -10 * MINUTE_MS }, end: "TIMED_OUT" },
} satisfies Record<string, { asked: Partial<Asked>; end: string }>;

export type Kind = keyof typeof KINDS;
export const kinds = Object.keys(KINDS) as Kind[];

/** Requests of the last kind are heard in time, and the bank's answer to them is not. */
export const LATE_BANK: Kind = "the bank answers after the time";
export const EARLY_MS = -10 * MINUTE_MS;

/** Asks once for each given kind, and says which reservation is of which. */
export async function askForEach(ctx: Context, wanted: Kind[]): Promise<Map<string, Kind>> {
  const asked = new Map<string, Kind>();
  for (const kind of wanted) asked.set(await ask(ctx, KINDS[kind].asked), kind);
  return asked;
}
