import { moneyOf } from "../../payments/queries/money-of";
import type { Context } from "../../shared/context";
import type { Guest } from "../contract";
import { openGuestKey, type SealedGuest, sealGuest } from "../guest";
import { openGuest } from "./open-guest";

const NOBODY: Guest = { firstName: "Nobody", lastName: "Nobody", email: "nobody@example.com" };
const NO_RESERVATION = "00000000-0000-0000-0000-000000000000";

const sealedNobodies = new WeakMap<Context["secrets"], SealedGuest>();

/**
 * Does for a confirmation number that no reservation has what finding one does after its first query, so that the time of an
 * answer does not tell which numbers there are.
 */
export async function findNothing({ ctx }: { ctx: Context }): Promise<undefined> {
  const nobody = sealedNobodies.get(ctx.secrets) ?? sealGuest(ctx, NOBODY);
  sealedNobodies.set(ctx.secrets, nobody);
  await moneyOf({ ctx, reservationId: NO_RESERVATION });
  openGuest(openGuestKey(ctx, nobody.guestId, nobody.sealedKey), nobody.guestId, nobody.sealed);
}
