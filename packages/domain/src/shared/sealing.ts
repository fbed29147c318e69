import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** Keys for one purpose each, derived from the one secret of the house (HKDF, RFC 5869). */
export type Secrets = { keyFor(purpose: Purpose): Buffer };
export type Purpose = "guest-keys" | "payment-tokens" | "request-hashes" | "api-keys" | "guest-links";

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = "v1.";

export function deriveSecrets(encryptionKey: Buffer): Secrets {
  const keys = new Map<Purpose, Buffer>();
  return {
    keyFor(purpose) {
      const known = keys.get(purpose);
      if (known) return known;
      const key = Buffer.from(hkdfSync("sha256", encryptionKey, "", `roomstream/${purpose}`, KEY_BYTES));
      keys.set(purpose, key);
      return key;
    },
  };
}

/** Encrypts with AES-256-GCM; `iv` are 12 fresh random bytes. `about` is bound to the text without being in it. */
export function seal(key: Buffer, iv: Buffer, text: string | Buffer, about: string): string {
  if (iv.length !== IV_BYTES) throw new Error(`an iv has ${IV_BYTES} bytes`);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(text), cipher.final()]);
  return VERSION + Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
}

/** Decrypts what `seal` made; throws when key, text or `about` are not those of the sealing. */
export function unseal(key: Buffer, sealed: string, about: string): Buffer {
  if (!sealed.startsWith(VERSION)) throw new Error("sealed by an unknown version");
  const bytes = Buffer.from(sealed.slice(VERSION.length), "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}

/** What a sealed payment token is bound to: it opens for this reservation only. */
export const tokenAbout = (reservationId: string): string => `payment-token/${reservationId}`;

/** A keyed hash: tells whether two texts are the same without keeping either. */
export const keyedHash = (key: Buffer, text: string): Buffer =>
  createHmac("sha256", key).update(text).digest();

export const sameHash = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
