import type { Context } from "@roomstream/domain/shared/context";
import { type Asked, ask } from "./guests";
import { cancelAtOnce, cancelOnceConfirmed, change, type Wish } from "./wishes";

const MINUTE_MS = 60_000;

type Plan = {
  asked: Partial<Asked>;
  /** What the guest wants later, one after the other, each at any moment at which it may be had. */
  wishes?: Wish[];
  /** How it ends: the reason, or else the status; and why the last proposal was taken back. */
  end: string;
  withdrawn?: string;
  /** The nights and money that it ends with are always the same; how many versions there were on the way is not. */
  anyMoment?: boolean;
};

const FEE = { fee: 7_000 };

/** The ways on which a guest's request can go. */
export const KINDS = {
  "booked with a part held": { asked: {}, end: "CONFIRMED" },
  "booked and paid at once": { asked: { guarantee: "PREPAY" }, end: "CONFIRMED" },
  "booked without a card": { asked: { guarantee: "NONE" }, end: "CONFIRMED" },
  "a declined card": { asked: { token: "tok_declined" }, end: "PAYMENT_FAILED" },
  "the room was taken": { asked: { roomTypeId: "SUITE" }, end: "SOLD_OUT" },
  "heard after its time": { asked: { clockMs: -10 * MINUTE_MS }, end: "TIMED_OUT" },
  "the bank answers after the time": { asked: { clockMs: -10 * MINUTE_MS }, end: "TIMED_OUT" },
  "cancelled at any moment": { asked: {}, wishes: [cancelAtOnce], end: "GUEST", anyMoment: true },
  "cancelled once it was confirmed": { asked: {}, wishes: [cancelOnceConfirmed], end: "GUEST" },
  "cancelled with a fee": { asked: FEE, wishes: [cancelOnceConfirmed], end: "GUEST" },
  "paid at once, cancelled with a fee": {
    asked: { ...FEE, guarantee: "PREPAY" },
    wishes: [cancelOnceConfirmed],
    end: "GUEST",
  },
  "changed to a longer stay": { asked: {}, wishes: [change({ nights: 4 })], end: "CONFIRMED" },
  "changed to a shorter stay": { asked: {}, wishes: [change({ nights: 1 })], end: "CONFIRMED" },
  "paid at once, changed to a shorter stay": {
    asked: { guarantee: "PREPAY" },
    wishes: [change({ nights: 1 })],
    end: "CONFIRMED",
  },
  "changed without a card": {
    asked: { guarantee: "NONE" },
    wishes: [change({ nights: 3 })],
    end: "CONFIRMED",
  },
  "changed to a room that is taken": {
    asked: {},
    wishes: [change({ nights: 3, roomTypeId: "SUITE" })],
    end: "CONFIRMED",
    withdrawn: "SOLD_OUT",
  },
  "changed, and the card is declined": {
    asked: {},
    wishes: [change({ nights: 4, token: "tok_declined" })],
    end: "CONFIRMED",
    withdrawn: "PAYMENT_FAILED",
  },
  "changed twice": {
    asked: {},
    wishes: [change({ nights: 4 }), change({ nights: 1 })],
    end: "CONFIRMED",
  },
  "not changed, then changed": {
    asked: {},
    wishes: [change({ nights: 4, token: "tok_declined" }), change({ nights: 3 })],
    end: "CONFIRMED",
  },
  "changed, then cancelled": {
    asked: FEE,
    wishes: [change({ nights: 4 }), cancelAtOnce],
    end: "GUEST",
    anyMoment: true,
  },
} satisfies Record<string, Plan>;

export type Kind = keyof typeof KINDS;
export const kinds = Object.keys(KINDS) as Kind[];
export const planOf = (kind: Kind): Plan => KINDS[kind];

/** Requests of the last kind are heard in time, and the bank's answer to them is not. */
export const LATE_BANK: Kind = "the bank answers after the time";
export const EARLY_MS = -10 * MINUTE_MS;

/** Asks once for each given kind, and says which reservation is of which. */
export async function askForEach(ctx: Context, wanted: Kind[]): Promise<Map<string, Kind>> {
  const asked = new Map<string, Kind>();
  for (const kind of wanted) asked.set(await ask(ctx, planOf(kind).asked), kind);
  return asked;
}
