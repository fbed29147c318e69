import type { Context } from "../shared/context";
import { seal, unseal } from "../shared/sealing";
import type { Guest } from "./contract";

/** Guest details sealed with a key of their own; the key itself is sealed with the house's. */
export type SealedGuest = { guestId: string; sealed: string; sealedKey: Buffer };

const IV_BYTES = 12;
const KEY_BYTES = 32;

export function sealGuest(ctx: Context, details: Guest): SealedGuest {
  const guestId = ctx.random.uuid();
  const key = ctx.random.bytes(KEY_BYTES);
  return {
    guestId,
    sealed: seal(key, ctx.random.bytes(IV_BYTES), JSON.stringify(details), guestId),
    sealedKey: Buffer.from(seal(ctx.secrets.keyFor("guest-keys"), ctx.random.bytes(IV_BYTES), key, guestId)),
  };
}

/** The guest's own key, as `reservations.guest_key` keeps it. */
export const openGuestKey = (ctx: Context, guestId: string, sealedKey: Buffer): Buffer =>
  unseal(ctx.secrets.keyFor("guest-keys"), sealedKey.toString(), guestId);

/** Whether two last names are the same to people: case, accents and spaces do not count. */
export const sameName = (a: string, b: string): boolean => plain(a) === plain(b);

const plain = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/[\p{M}\s'’.-]/gu, "")
    // First up, so that Groß is GROSS.
    .toUpperCase()
    .toLowerCase();
