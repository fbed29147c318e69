import type { Context } from "../shared/context";
import { keyedHash, sameHash } from "../shared/sealing";
import { addDays } from "../shared/stay";
import type { ReservationView } from "./contract";

/** How long after the departure a link still opens the reservation, for what is left to be looked up. */
const DAYS_AFTER = 30;

/** What the link in a guest's mails carries as `?key=`: whoever has it is the guest of this reservation, and of no other. */
export const guestLinkKey = (ctx: Context, reservationId: string): string =>
  macOf(ctx, reservationId).toString("base64url");

/** Whether a key is that of the reservation's link, and the link still opens it. */
export const isLinkOf = (
  ctx: Context,
  { reservationId, departure }: Pick<ReservationView, "reservationId" | "departure">,
  key: string,
): boolean =>
  sameHash(macOf(ctx, reservationId), Buffer.from(key, "base64url")) &&
  ctx.clock.now().toISOString().slice(0, 10) <= addDays(departure, DAYS_AFTER);

const macOf = (ctx: Context, reservationId: string): Buffer =>
  keyedHash(ctx.secrets.keyFor("guest-links"), `manage/${reservationId}`);
