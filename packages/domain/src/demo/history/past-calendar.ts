import type { PropertyNight } from "../../availability/calendar";

/** A hotel's calendar while its past is told. */
export class PastCalendar {
  /** Rooms held, by type and night. */
  readonly sold = new Map<string, number>();

  constructor(private readonly rooms: Map<string, number>) {}

  roomsLeft(night: PropertyNight): number {
    return this.limitOf(night) - (this.sold.get(keyOf(night)) ?? 0);
  }

  move(night: PropertyNight, delta: 1 | -1): { delta: number; sold: number; sellLimit: number } {
    const sold = (this.sold.get(keyOf(night)) ?? 0) + delta;
    this.sold.set(keyOf(night), sold);
    return { delta, sold, sellLimit: this.limitOf(night) };
  }

  private limitOf({ roomTypeId }: PropertyNight): number {
    return this.rooms.get(roomTypeId) ?? 0;
  }
}

const keyOf = ({ roomTypeId, night }: PropertyNight): string => `${roomTypeId} ${night}`;
