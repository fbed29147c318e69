import type { Context } from "../../shared/context";
import { guestLinkKey } from "../guest-link";

/** Where a guest sees, changes and cancels a stay without giving a name: for mails to that guest, and for nobody else. */
export const linkOf = (
  ctx: Context,
  { reservationId, confirmationNumber }: { reservationId: string; confirmationNumber: string },
): string =>
  new URL(`/reservations/${confirmationNumber}?key=${guestLinkKey(ctx, reservationId)}`, ctx.publicUrl).href;
