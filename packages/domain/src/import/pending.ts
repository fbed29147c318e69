import { setTimeout as sleep } from "node:timers/promises";
import type { ReservationStatus } from "../reservations/contract";
import { ended } from "../reservations/queries/ended";
import type { Context } from "../shared/context";

const LOOK_MS = 100;
/** Nothing of what is pending ends for so long only when nobody works on it. */
const STALL_MS = 60_000;

/** Imported reservations that are not yet confirmed or cancelled; whoever adds more waits for the others to get through. */
export class Pending {
  private readonly ids: Set<string>;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private movedAt: number;

  constructor(
    private readonly ctx: Context,
    ids: string[],
    private readonly onEnd: (status: ReservationStatus) => void,
  ) {
    this.ids = new Set(ids);
    this.movedAt = this.now();
  }

  add(reservationId: string): void {
    if (this.ids.size === 0) this.movedAt = this.now();
    this.ids.add(reservationId);
  }

  /** Waits until at most `most` are pending. Throws when nothing moves for a minute, or when it is told to stop. */
  async atMost(most: number, stop: AbortSignal): Promise<void> {
    for (;;) {
      stop.throwIfAborted();
      if (this.ids.size > most || this.now() - this.lookedAt > LOOK_MS) await this.look();
      if (this.ids.size <= most) return;
      if (this.now() - this.movedAt > STALL_MS) throw new Stalled(this.ids.size);
      await sleep(LOOK_MS, undefined, { signal: stop });
    }
  }

  private async look(): Promise<void> {
    this.lookedAt = this.now();
    const over = await ended({ ctx: this.ctx, reservationIds: [...this.ids] });
    if (over.size > 0) this.movedAt = this.now();
    for (const [id, status] of over) {
      this.ids.delete(id);
      this.onEnd(status);
    }
  }

  private readonly now = (): number => this.ctx.clock.now().getTime();
}

class Stalled extends Error {
  constructor(pending: number) {
    super(
      `None of ${pending} pending reservations was confirmed for a minute: are the workers running? ` +
        "Start the import again when they are; it goes on where it stopped.",
    );
  }
}
