import { randomUUID } from "node:crypto";
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

  /**
   * Puts a copy of the newest event of a reservation into its outbox, as something broken would have written it: with a text
   * where a number belongs. Returns its id.
   */
  async poison(confirmationNumber: string, service: string, topic: string, path: string[]): Promise<string> {
    const eventId = randomUUID();
    const { rowCount } = await this.client.query(
      `INSERT INTO ${service}.outbox (event_id, topic, key, aggregate_id, aggregate_version, envelope)
        SELECT $2::uuid, topic, key, aggregate_id, aggregate_version,
          jsonb_set(jsonb_set(envelope::jsonb, '{eventId}', to_jsonb($2::text)), $4::text[], '"many"')::json
        FROM ${service}.outbox WHERE topic = $3 AND aggregate_id =
          (SELECT reservation_id::text FROM reservations.reservation WHERE confirmation_number = $1)
        ORDER BY recorded_at DESC LIMIT 1`,
      [confirmationNumber, eventId, topic, path],
    );
    if (rowCount !== 1) throw new Error(`${confirmationNumber} has no ${topic} to be spoilt`);
    return eventId;
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
