import type { Tx } from "@roomstream/db/transaction";
import type { Night } from "./hold";

export type PropertyNight = Night & { propertyId: string };

/** `wanted` is the limit if nothing were sold: rooms, less those out of order, plus the overbooking that is allowed. */
type Day = { sold: number; blocked: number; wanted: number; changed: number };

/** The nights of the calendar that a transaction has locked, and what it does to them. */
export class Calendar {
  private readonly days = new Map<string, Day>();

  /**
   * Locks nights in the order of hotel, type and date: whoever takes several takes them in one order, so nobody deadlocks.
   * A night that is not on sale is not there.
   */
  static async lock(tx: Tx, nights: PropertyNight[]): Promise<Calendar> {
    const calendar = new Calendar();
    if (nights.length === 0) return calendar;
    const rows = await tx.query<{
      property_id: string;
      room_type_id: string;
      night: string;
      sold: number;
      blocked: number;
      wanted: number;
    }>({
      name: "lock-calendar",
      text: `SELECT c.property_id, c.room_type_id, c.night, c.sold, c.blocked,
          least(c.sell_limit, greatest(0, c.physical - c.out_of_order + c.overbooking)) AS wanted
        FROM availability.availability_calendar c
        JOIN (SELECT DISTINCT * FROM unnest($1::text[], $2::text[], $3::date[])) AS n (property_id, room_type_id, night)
          USING (property_id, room_type_id, night)
        ORDER BY c.property_id, c.room_type_id, c.night FOR UPDATE OF c`,
      values: [
        nights.map((night) => night.propertyId),
        nights.map((night) => night.roomTypeId),
        nights.map((night) => night.night),
      ],
    });
    for (const row of rows) {
      calendar.days.set(
        keyOf({ propertyId: row.property_id, roomTypeId: row.room_type_id, night: row.night }),
        {
          sold: row.sold,
          blocked: row.blocked,
          wanted: row.wanted,
          changed: 0,
        },
      );
    }
    return calendar;
  }

  /** Rooms left of a night at this point; 0 when it is not on sale, and less when more is sold than there are rooms. */
  roomsLeft(night: PropertyNight): number {
    const day = this.days.get(keyOf(night));
    return day ? day.wanted - day.blocked - day.sold : 0;
  }

  /** Takes (1) or gives back (-1) one room of a night and returns the counts after it. */
  move(night: PropertyNight, delta: 1 | -1): { delta: number; sold: number; sellLimit: number } {
    const day = this.days.get(keyOf(night));
    if (!day) throw new Error(`${keyOf(night)} is not on sale and cannot be moved`);
    day.sold += delta;
    day.changed += delta;
    return { delta, sold: day.sold, sellLimit: Math.max(day.sold + day.blocked, day.wanted) };
  }

  /**
   * Writes every changed night in one statement. A limit that was above what is wanted, because more was sold than there are
   * rooms, comes down with what is given back; it never rises here, so that the database refuses what would be oversold.
   */
  async write(tx: Tx): Promise<void> {
    const changed = [...this.days].filter(([, day]) => day.changed !== 0);
    if (changed.length === 0) return;
    const keys = changed.map(([key]) => key.split("|"));
    await tx.query({
      name: "write-calendar",
      text: `UPDATE availability.availability_calendar c
        SET sold = c.sold + n.changed,
          sell_limit = least(c.sell_limit, greatest(c.sold + n.changed + c.blocked, c.physical - c.out_of_order + c.overbooking))
        FROM unnest($1::text[], $2::text[], $3::date[], $4::int[]) AS n (property_id, room_type_id, night, changed)
        WHERE c.property_id = n.property_id AND c.room_type_id = n.room_type_id AND c.night = n.night`,
      values: [
        keys.map(([propertyId]) => propertyId),
        keys.map(([, roomTypeId]) => roomTypeId),
        keys.map(([, , night]) => night),
        changed.map(([, day]) => day.changed),
      ],
    });
  }
}

const keyOf = ({ propertyId, roomTypeId, night }: PropertyNight): string =>
  `${propertyId}|${roomTypeId}|${night}`;
