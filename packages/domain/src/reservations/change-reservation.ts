import { reach } from "@roomstream/events/fail-points";
import type { Actor } from "../shared/actor";
import type { Context } from "../shared/context";
import { accept, noSuchReservation, type Result } from "../shared/result";
import type { ChangeInput, ChangePreview, ReservationView } from "./contract";
import { drawUpChange } from "./draw-up-change";
import { findReservation } from "./queries/find-reservation";
import { changeViewOf } from "./view";
import { findWithHotel } from "./with-hotel";
import { writeProposal } from "./write-proposal";

type Asked = { ctx: Context; confirmationNumber: string; input: ChangeInput };

/**
 * Proposes another stay beside the one in force: `reservation.modified` told, its price frozen. It takes force once its nights
 * are held and its money is; until then, and if it is refused, the stay in force stays.
 */
export async function changeReservation(
  args: Asked & { by: Actor; address?: string },
): Promise<Result<ReservationView>> {
  const { ctx, confirmationNumber, input } = args;
  const found = await findWithHotel(ctx, confirmationNumber);
  if (!found) return noSuchReservation;
  const { row, property } = found;
  const drawn = await drawUpChange(ctx, row, property, input, "AGREED");
  if (!drawn.ok) return drawn;
  const proposed = await writeProposal({
    ...args,
    read: row,
    businessDate: property.businessDate,
    stay: drawn.value,
  });
  if (!proposed.ok) return proposed;
  // It changed since it was read: what was drawn up is of another stay.
  if (proposed.value === "AGAIN") return changeReservation(args);
  reach("command.committed", "reservations");
  const view = await findReservation({ ctx, confirmationNumber });
  if (!view) throw new Error(`${confirmationNumber} was changed and is gone`);
  return accept(view);
}

/** What a change would cost, without doing anything. */
export async function previewChange({
  ctx,
  confirmationNumber,
  input,
}: Asked): Promise<Result<ChangePreview>> {
  const found = await findWithHotel(ctx, confirmationNumber);
  if (!found) return noSuchReservation;
  const { row, property } = found;
  const drawn = await drawUpChange(ctx, row, property, input, "PREVIEW");
  if (!drawn.ok) return drawn;
  const { currency, total } = row.sold.totals;
  return accept({
    ...changeViewOf(row, drawn.value),
    totalBefore: { amount: total, currency },
    difference: { amount: drawn.value.sold.totals.total - total, currency },
  });
}
