import { setTimeout as sleep } from "node:timers/promises";
import { run } from "@roomstream/db/transaction";
import type { ReservationStatus } from "../reservations/contract";
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
    private readonly ended: (status: ReservationStatus) => void,
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
    const ended = await run<{ reservation_id: string; status: ReservationStatus }>(
      this.ctx.databases.of("reservations"),
      {
        name: "import-ended",
        text: `SELECT reservation_id, status FROM reservations.reservation
          WHERE reservation_id = ANY($1::uuid[]) AND status <> 'PENDING'`,
        values: [[...this.ids]],
      },
    );
    if (ended.length > 0) this.movedAt = this.now();
    for (const { reservation_id: id, status } of ended) {
      this.ids.delete(id);
      this.ended(status);
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
