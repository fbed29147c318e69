import type { Tx } from "@roomstream/db/transaction";
import type { Charge, Payment } from "./payment";

/** The charges of reservations, each in the order in which they were made. */
export async function readCharges(tx: Tx, reservationIds: string[]): Promise<Map<string, Charge[]>> {
  const rows = await tx.query<Charge & { reservationId: string }>({
    name: "read-charges",
    text: `SELECT reservation_id AS "reservationId", charge_id AS "chargeId", authorized, captured, voided, refunded
      FROM payments.charge WHERE reservation_id = ANY($1::uuid[]) ORDER BY reservation_id, nth`,
    values: [reservationIds],
  });
  const charges = new Map<string, Charge[]>();
  for (const { reservationId, ...charge } of rows) {
    charges.set(reservationId, [...(charges.get(reservationId) ?? []), charge]);
  }
  return charges;
}

/** Writes the charges of payments that were locked and changed. */
export async function writeCharges(
  tx: Tx,
  changes: { row: { reservationId: string; payment: Payment } }[],
): Promise<void> {
  const charges = changes.flatMap(({ row: { reservationId, payment } }) =>
    payment.charges.map((charge, index) => ({ ...charge, reservationId, nth: index + 1 })),
  );
  if (charges.length === 0) return;
  await tx.query({
    name: "write-charges",
    text: `INSERT INTO payments.charge AS known (charge_id, reservation_id, nth, authorized, captured, voided, refunded)
      SELECT * FROM unnest($1::text[], $2::uuid[], $3::int[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[])
      ON CONFLICT (charge_id) DO UPDATE
        SET captured = excluded.captured, voided = excluded.voided, refunded = excluded.refunded
        WHERE (known.captured, known.voided, known.refunded) <> (excluded.captured, excluded.voided, excluded.refunded)`,
    values: [
      charges.map((charge) => charge.chargeId),
      charges.map((charge) => charge.reservationId),
      charges.map((charge) => charge.nth),
      charges.map((charge) => charge.authorized),
      charges.map((charge) => charge.captured),
      charges.map((charge) => charge.voided),
      charges.map((charge) => charge.refunded),
    ],
  });
}
