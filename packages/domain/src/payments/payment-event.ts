import type { NewEvent } from "@roomstream/events/envelope";
import type { Context } from "../shared/context";
import { follow, hotelTime, laterOf } from "../shared/follow";
import { type Decision, failureReason, type Told } from "./payment";
import type { PaymentRow } from "./stored-payment";

/** The row after a decision and the event that tells it. `operationId` is the gateway operation that was answered. */
export function rowAfter(
  ctx: Context,
  row: PaymentRow,
  { payment, told }: Decision,
  causedBy: { eventId: string; operationId: string | null },
): { row: PaymentRow; event: NewEvent | null } {
  const occurredAt = laterOf(
    row.occurredAt,
    hotelTime(ctx, { actor: row.actor, occurredAt: row.occurredAt }),
  );
  const next = { ...row, payment, occurredAt, version: row.version + 1 };
  return { row: next, event: told && eventOf(ctx, next, told, causedBy) };
}

function eventOf(
  ctx: Context,
  row: PaymentRow,
  { eventType, amount }: Told,
  { eventId, operationId }: { eventId: string; operationId: string | null },
): NewEvent {
  const { reservationId, payment } = row;
  const cause = { ...row, eventId };
  const aggregate = { id: reservationId, version: row.version, occurredAt: row.occurredAt };
  const { stayVersion, terms } = payment;
  const data = {
    reservationId,
    stayVersion: authorizedVersion(row),
    amount,
    currency: terms?.currency ?? "EUR",
  };
  switch (eventType) {
    case "payment.initiated":
      return follow(ctx, cause, aggregate, { eventType, data });
    case "payment.failed":
      return follow(ctx, cause, aggregate, { eventType, data: { ...data, reason: failureReason(payment) } });
    default: {
      if (operationId === null || payment.chargeId === null) {
        throw new Error(`${eventType} of ${reservationId} at stay ${stayVersion} without a charge`);
      }
      const charged = { ...data, operationId, chargeId: payment.chargeId };
      return follow(ctx, cause, aggregate, { eventType, data: charged });
    }
  }
}

/** The stay version that the money was asked for: a release names a later one, whose target is no stay. */
const authorizedVersion = ({ payment }: PaymentRow): number =>
  payment.wanted === "RELEASE" && payment.stayVersion > 1 ? payment.stayVersion - 1 : payment.stayVersion;
