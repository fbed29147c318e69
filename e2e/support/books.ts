import type pg from "pg";

/** What the services keep of a reservation, read straight from their tables. */
export class Books {
  constructor(private readonly client: pg.Client) {}

  /** One count for each of the things that a confirmed booking leaves behind. */
  async leftBehindBy(confirmationNumber: string) {
    const { rows } = await this.client.query<{ reservation_id: string; arrival: string; departure: string }>(
      "SELECT reservation_id FROM reservations.reservation WHERE confirmation_number = $1",
      [confirmationNumber],
    );
    const id = rows[0]?.reservation_id;
    const count = async (text: string) => Number((await this.client.query(text, [id])).rows[0]?.count);
    return {
      heldNights: await count("SELECT count(*) FROM availability.hold_night WHERE reservation_id = $1"),
      captured: await count(
        "SELECT coalesce(sum(captured), 0) AS count FROM payments.payment WHERE reservation_id = $1",
      ),
      authorized: await count(
        "SELECT coalesce(sum(authorized), 0) AS count FROM payments.payment WHERE reservation_id = $1",
      ),
      letGo: await count(
        "SELECT coalesce(sum(voided), 0) AS count FROM payments.payment WHERE reservation_id = $1",
      ),
      ratesUsed: await count("SELECT count(*) FROM rates.rate_usage WHERE reservation_id = $1"),
      factNights: await count("SELECT count(*) FROM analytics.room_night WHERE reservation_id = $1"),
      mails: await count("SELECT count(*) FROM notifications.mail WHERE reservation_id = $1"),
    };
  }

  /** Makes exactly `rooms` rooms of a type sellable on the nights from `from`, for as many nights as given. */
  async leaveRooms(
    propertyId: string,
    roomTypeId: string,
    from: string,
    nights: number,
    rooms: number,
  ): Promise<void> {
    await this.client.query(
      `UPDATE availability.availability_calendar SET sell_limit = sold + blocked + $5
        WHERE property_id = $1 AND room_type_id = $2 AND night >= $3 AND night < $3::date + $4::int`,
      [propertyId, roomTypeId, from, nights, rooms],
    );
  }

  /** The calendar's count of a type, summed over nights. */
  async sold(propertyId: string, roomTypeId: string, from: string, nights: number): Promise<number> {
    const { rows } = await this.client.query(
      `SELECT sum(sold) AS sold FROM availability.availability_calendar
        WHERE property_id = $1 AND room_type_id = $2 AND night >= $3 AND night < $3::date + $4::int`,
      [propertyId, roomTypeId, from, nights],
    );
    return Number(rows[0]?.sold);
  }
}
