import type { HouseOfRooms } from "./past-life";

type Nights = { arrival: number; departure: number };
type Type = HouseOfRooms["roomTypes"][number] & { freeFrom: number[]; taken: Map<number, number> };

/** A house's rooms while its stays are drawn, in the order of arrival: who has which room until when. */
export class Rooms {
  private readonly types: Map<string, Type>;
  readonly count: number;

  constructor({ roomTypes }: HouseOfRooms) {
    this.types = new Map(
      roomTypes.map((type) => [
        type.roomTypeId,
        { ...type, freeFrom: type.rooms.map(() => Number.NEGATIVE_INFINITY), taken: new Map() },
      ]),
    );
    this.count = roomTypes.reduce((sum, { rooms }) => sum + rooms.length, 0);
  }

  /** How many rooms are slept in on a night, by what was drawn so far. */
  sleptIn(night: number): number {
    return [...this.types.values()].reduce((sum, { taken }) => sum + (taken.get(night) ?? 0), 0);
  }

  sizeOf(roomTypeId: string): number {
    return this.typeOf(roomTypeId).rooms.length;
  }

  /** The types that have a room for a party on all these nights, with how many of theirs are free. */
  typesFor(
    { adults, children }: { adults: number; children: number },
    nights: Nights,
    most: (night: number, rooms: number) => number,
  ): [string, number][] {
    return [...this.types.values()].flatMap((type): [string, number][] => {
      if (adults > type.maxAdults || adults + children > type.maxGuests) return [];
      for (let night = nights.arrival; night < nights.departure; night += 1) {
        if ((type.taken.get(night) ?? 0) >= most(night, type.rooms.length)) return [];
      }
      const free = type.freeFrom.filter((day) => day <= nights.arrival).length;
      return free > 0 ? [[type.roomTypeId, free]] : [];
    });
  }

  /** Gives the room that became free last, so that others stay free for longer stays. */
  take(roomTypeId: string, { arrival, departure }: Nights): string {
    const type = this.typeOf(roomTypeId);
    let best = -1;
    for (const [index, day] of type.freeFrom.entries()) {
      if (day <= arrival && (best < 0 || day > (type.freeFrom[best] ?? 0))) best = index;
    }
    const room = type.rooms[best];
    if (!room) throw new Error(`${roomTypeId} has no room left on day ${arrival}`);
    type.freeFrom[best] = departure;
    for (let night = arrival; night < departure; night += 1) {
      type.taken.set(night, (type.taken.get(night) ?? 0) + 1);
    }
    return room.roomId;
  }

  typeIds(): string[] {
    return [...this.types.keys()];
  }

  private typeOf(roomTypeId: string): Type {
    const type = this.types.get(roomTypeId);
    if (!type) throw new Error(`there is no room type ${roomTypeId}`);
    return type;
  }
}
