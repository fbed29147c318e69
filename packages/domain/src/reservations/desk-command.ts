import { type Tx, transaction } from "@roomstream/db/transaction";
import { reach } from "@roomstream/events/fail-points";
import type { AuditAction, PropertyDetails } from "../property/contract";
import type { Actor } from "../shared/actor";
import { recordAudit } from "../shared/audit";
import type { Context } from "../shared/context";
import { noSuchReservation, type Result } from "../shared/result";
import { lockReservation, type ReservationRow } from "./stored-reservation";
import { findWithHotel } from "./with-hotel";
import { type Done, writeDone } from "./write-reservations";

/** What everybody who asks something of the desk says. */
export type DeskOrder = {
  ctx: Context;
  propertyId: string;
  confirmationNumber: string;
  by: Actor;
  /** From where, when it came over the network. */
  address?: string;
};

export type Desk = { ctx: Context; tx: Tx; property: PropertyDetails; before: ReservationRow; by: Actor };

/** What a command of the desk did; `audit` names it and holds what it changed. */
export type DeskDone = Done & { audit: { action: AuditAction; before: object; after: object } };

type Found = { row: ReservationRow; property: PropertyDetails };

export const CHANGE_PENDING = "Another stay is proposed and not decided yet; wait for it, or take it back.";

/** For what needs to know nothing besides. */
export const nothingElse = async (): Promise<null> => null;

/**
 * Does one thing to a reservation of a hotel: locked, decided, written with its event, its timeline and its line in the audit log.
 * `know` reads beforehand what other parts of the house know: within the transaction it would need a second connection, and many at
 * once would wait for one another. `work` returns null when all is as it was asked for already. A reservation of another hotel is none.
 */
export async function atTheDesk<Known>(
  { ctx, propertyId, confirmationNumber, by, address }: DeskOrder,
  know: (found: Found) => Promise<Known>,
  work: (desk: Desk, known: Known) => Promise<Result<DeskDone | null>>,
): Promise<Result<ReservationRow>> {
  const found = await findWithHotel(ctx, confirmationNumber);
  if (found?.row.property_id !== propertyId) return noSuchReservation;
  const { property } = found;
  const known = await know(found);
  const done = await transaction(
    ctx.databases.of("reservations"),
    async (tx): Promise<Result<ReservationRow>> => {
      const before = await lockReservation(tx, confirmationNumber);
      if (!before) return noSuchReservation;
      const result = await work({ ctx, tx, property, before, by }, known);
      if (!result.ok) return result;
      if (result.value === null) return { ok: true, value: before };
      const { audit, ...written } = result.value;
      await writeDone(ctx, tx, [written]);
      await recordAudit(tx, "reservations", {
        by,
        propertyId,
        businessDate: property.businessDate,
        subject: { kind: "reservation", id: before.reservation_id },
        correlationId: written.event.correlationId,
        ...audit,
        ...(address === undefined ? {} : { address }),
      });
      return { ok: true, value: written.after };
    },
  );
  if (done.ok) reach("command.committed", "reservations");
  return done;
}

/** The row as a command of the desk leaves it, told as its next version. */
export const actedOn = (row: ReservationRow, now: Date): ReservationRow => ({
  ...row,
  version: row.version + 1,
  occurred_at: now,
});
