/** A stay of a hotel's past as a row of a file tells it, whatever that file calls its columns. */
export type PastStay = {
  /** The line of the file that it stands on; the header is line 1. */
  line: number;
  propertyId: string;
  roomTypeId: string;
  arrival: string;
  departure: string;
  /** The day on which it was booked. */
  bookedOn: string;
  /** How it ended: lived until its departure, or without a stay, on which day. */
  end: { as: "CHECKED_OUT" | "CANCELLED" | "NO_SHOW"; on: string };
  adults: number;
  children: number;
  /** The price of every night, net of tax, in minor units. */
  nightAmount: number;
  /** Occupied, not sold. */
  complimentary: boolean;
  channel: string;
  notes: string;
};

/** A row that cannot be a stay, and why. */
export type Reject = { line: number; reason: string };

/** Which rows of a file are meant. */
export type Selection = {
  /** The month of arrival, `YYYY-MM`; null for all of them. */
  arrivals: string | null;
};

/** What a row of a file is: a stay, one that cannot be, or null for one that is not selected. */
export type Reading = { stay: PastStay } | { reject: Reject } | null;

/** A hotel that a file tells of; the file does not say more of it than this. */
export type PastHotel = { propertyId: string; name: string; place: string; description: string };

/** How files of one kind are read. */
export type Profile = {
  name: string;
  currency: string;
  timeZone: string;
  hotels: PastHotel[];
  /** The columns that are read; a file without one of them is of another kind. */
  columns: string[];
  read(record: Record<string, string>, line: number, selection: Selection): Reading;
};
