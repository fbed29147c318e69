/** A moment by the hotel's clocks: a day's number, and minutes after midnight. */
export type LocalMoment = { day: number; minute: number };

/** When the night audit closes the day before, and finds out who did not come. */
export const AUDIT_MINUTE = 3 * 60;

/** One reservation as it went, from its booking on. */
export type PastLife = {
  /** Counts the guests of a hotel. */
  nth: number;
  roomTypeId: string;
  ratePlanId: string;
  /** Numbers of days. */
  arrival: number;
  departure: number;
  adults: number;
  children: number;
  channel: string;
  booked: LocalMoment;
  end:
    | { kind: "STAYED"; roomId: string; in: LocalMoment; out: LocalMoment }
    /** The guest is in the house when the history ends. */
    | { kind: "IN_HOUSE"; roomId: string; in: LocalMoment }
    | { kind: "CANCELLED"; at: LocalMoment; by: "GUEST" | "HOTEL" }
    | { kind: "NO_SHOW" }
    /** Booked, and still to come. */
    | { kind: "TO_COME" };
};

/** The days that a history is of, by number. */
export type Span = {
  /** The first day on which somebody books; who comes at first has booked before. */
  booksFrom: number;
  /** The first day on which somebody comes. */
  opensOn: number;
  /** The hotel's business date when the history ends: the first day that is not part of it. */
  today: number;
  /** What is on the books reaches so far: the first day on which nobody comes. */
  until: number;
};

export type HouseOfRooms = {
  propertyId: string;
  roomTypes: { roomTypeId: string; maxAdults: number; maxGuests: number; rooms: { roomId: string }[] }[];
};

/** Whether one moment is before another. */
export const isBefore = (a: LocalMoment, b: LocalMoment): boolean =>
  a.day < b.day || (a.day === b.day && a.minute < b.minute);
