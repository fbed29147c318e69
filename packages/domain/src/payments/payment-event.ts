import type { NewEvent } from "@roomstream/events/envelope";
import type { Context } from "../shared/context";
import { follow, hotelTime, laterOf } from "../shared/follow";
import type { PaymentRow } from "./stored-payment";
import type { Decision } from "./told";

/** The row after a decision and the events that tell it, each with a version of its own. */
export function rowAfter(
  ctx: Context,
  row: PaymentRow,
  { payment, told }: Decision,
  causedBy: string,
): { row: PaymentRow; events: NewEvent[] } {
  const occurredAt = laterOf(row.occurredAt, hotelTime(ctx, row));
  const next = { ...row, payment, occurredAt, version: row.version + Math.max(1, told.length) };
  const about = { reservationId: row.reservationId, currency: payment.currency ?? "EUR" };
  const events = told.map(({ eventType, ...data }, index) =>
    follow(
      ctx,
      { ...row, eventId: causedBy },
      { id: row.reservationId, version: row.version + index + 1, occurredAt },
      { eventType, data: { ...data, ...about } } as Content,
    ),
  );
  return { row: next, events };
}

type Content = Parameters<typeof follow>[3];
