import type { Context, Random } from "../../shared/context";
import { momentAt } from "../../shared/stay";
import { dateOf } from "./day-number";
import type { LocalMoment } from "./past-life";

const MINUTE_MS = 60_000;
const NOON = 12;
/** What is done in answer to something takes so long each time. */
const TICK_MS = 7;
const ID_BYTES = 10;
const IDS_AT_ONCE = 400;
const VARIANTS = ["8", "9", "a", "b"];

/** The hotel's time while its past is told: it only goes forward, and ids are of their own time. */
export class PastTime {
  private ms = 0;
  private bits = "";
  private bitsUsed = 0;
  private readonly noons = new Map<number, number>();

  constructor(private readonly timeZone: string) {}

  /** The context of somebody who lives in that time. */
  contextOf(ctx: Context): Context {
    return {
      ...ctx,
      clock: { now: () => new Date(this.ms) },
      random: { ...ctx.random, uuid: () => this.uuid(ctx.random) },
    };
  }

  /** A UUID of version 7 of this time. A past draws them by the hundred thousand, so its random bits are drawn many at once. */
  private uuid(random: Random): string {
    if (this.bitsUsed === this.bits.length) {
      this.bits = random.bytes(ID_BYTES * IDS_AT_ONCE).toString("hex");
      this.bitsUsed = 0;
    }
    const bits = this.bits.slice(this.bitsUsed, this.bitsUsed + 2 * ID_BYTES);
    this.bitsUsed += 2 * ID_BYTES;
    const time = this.ms.toString(16).padStart(12, "0");
    const variant = VARIANTS[Number.parseInt(bits.charAt(3), 16) % VARIANTS.length];
    return `${time.slice(0, 8)}-${time.slice(8)}-7${bits.slice(0, 3)}-${variant}${bits.slice(4, 7)}-${bits.slice(7, 19)}`;
  }

  /** The real moment (ms) of a local one, in hours that no clock change touches. */
  momentOf({ day, minute }: LocalMoment): number {
    let noon = this.noons.get(day);
    if (noon === undefined) {
      noon = momentAt(dateOf(day), NOON, this.timeZone).getTime();
      this.noons.set(day, noon);
    }
    return noon + (minute - NOON * 60) * MINUTE_MS;
  }

  goTo(ms: number): void {
    this.ms = Math.max(this.ms + TICK_MS, ms);
  }

  /** The moment at which something is recorded: each later than the one before. */
  tick(): string {
    this.ms += TICK_MS;
    return new Date(this.ms).toISOString();
  }
}
