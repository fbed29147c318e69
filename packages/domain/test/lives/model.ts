import { addDays, nightsOf } from "@roomstream/domain/shared/stay";

export const ROOMS = 3;
export const TYPES = ["DOUBLE", "SUITE"] as const;
export type RoomType = (typeof TYPES)[number];

/** What a receptionist with a sheet of paper knows of a stay. ASKED: nobody has answered yet. */
export type Stay = {
  number: string;
  status: "ASKED" | "CONFIRMED" | "CHECKED_IN" | "CHECKED_OUT" | "CANCELLED" | "NO_SHOW";
  /** Whether it can only end well: there was a room, nobody else was asking, and the card is good. */
  sure: boolean;
  goodCard: boolean;
  card: boolean;
  type: RoomType;
  arrival: string;
  departure: string;
  proposed: { departure: string; sure: boolean } | null;
  room: string | null;
  /** Where the guest was on the last night of the stay so far: who should have left has no more. */
  sleptIn: string | null;
  checkedInOn: string | null;
  /** The hotel was seen to know that it is over. */
  seenOver: boolean;
};

/** The hotel as on that sheet of paper. */
export class Paper {
  readonly stays: Stay[] = [];
  readonly dirty = new Set<string>();

  constructor(public today: string) {}

  /** Rooms of a type that are free on every one of these nights, apart from a stay's own. */
  free(type: RoomType, nights: string[], own?: Stay): number {
    return Math.min(...nights.map((night) => ROOMS - this.sold(type, night, own)));
  }

  private sold(type: RoomType, night: string, own?: Stay): number {
    return this.stays.filter((stay) => stay !== own && stay.type === type && holds(stay, night)).length;
  }

  /** Whether another stay has this room on one of these nights. */
  roomTaken(room: string, nights: string[], own: Stay): boolean {
    return this.stays.some(
      (stay) => stay !== own && stay.room === room && nights.some((night) => holds(stay, night)),
    );
  }

  /** Everybody's answer has come. */
  get settled(): boolean {
    return this.stays.every((stay) => stay.status !== "ASKED" && stay.proposed === null);
  }

  nightFalls(): void {
    for (const stay of this.stays) {
      if (stay.status === "CONFIRMED" && stay.arrival <= this.today) end(stay, "NO_SHOW");
      if (stay.status === "CHECKED_IN" && stay.room !== null) {
        this.dirty.add(stay.room);
        if (this.today < stay.departure) stay.sleptIn = stay.room;
      }
    }
    this.today = addDays(this.today, 1);
  }
}

/** Ends a stay. What was proposed of it goes too, or has taken force a moment before: only a look tells. */
export function end(stay: Stay, status: "CANCELLED" | "NO_SHOW"): void {
  stay.status = status;
  stay.room = null;
}

/** The night until which a guest who leaves today has lived, of a stay until `departure`. */
export function livedUntil(today: string, arrival: string, departure: string): string {
  const earliest = addDays(arrival, 1);
  const lived = today > earliest ? today : earliest;
  return lived < departure ? lived : departure;
}

const holds = (stay: Stay, night: string): boolean => {
  if (stay.status === "CANCELLED" || stay.status === "NO_SHOW") return false;
  const until =
    stay.proposed && stay.proposed.departure > stay.departure ? stay.proposed.departure : stay.departure;
  return nightsOf({ arrival: stay.arrival, departure: until }).includes(night);
};
