import { randomBytes } from "node:crypto";
import { confirmationNumberOf } from "@roomstream/domain/reservations/confirmation-number";
import { sameName } from "@roomstream/domain/reservations/guest";
import { confirmationNumber } from "@roomstream/domain/shared/contract";
import { deriveSecrets, keyedHash, sameHash, seal, unseal } from "@roomstream/domain/shared/sealing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("a confirmation number", () => {
  it("given any random bytes, then it has the form that is asked for, without letters that are read as others", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
        const number = confirmationNumberOf(2026, Buffer.from(bytes));
        expect(confirmationNumber.safeParse(number).success).toBe(true);
        expect(number.slice(9)).not.toMatch(/[ILOU]/);
      }),
    );
    expect(confirmationNumberOf(2026, Buffer.alloc(8))).toBe("RSV-2026-00000000");
  });
});

describe("a last name that a guest types again", () => {
  it.each([
    ["Lovelace", "LOVELACE"],
    ["Núñez", "nunez"],
    ["O’Brien", "O'Brien"],
    ["García-Márquez", "Garcia Marquez"],
    ["Groß", "GROSS"],
    ["van der Berg", "VanDerBerg"],
    ["川辺", "川辺"],
  ])("%s and %s are the same", (left, right) => {
    expect(sameName(left, right)).toBe(true);
  });

  it("is not another one", () => {
    expect(sameName("Lovelace", "Lovelac")).toBe(false);
  });
});

describe("what is sealed", () => {
  const { keyFor } = deriveSecrets(Buffer.alloc(32, 7));
  const key = keyFor("payment-tokens");
  const sealed = seal(key, randomBytes(12), "tok_visa", "payment-token/1");

  it("opens with its key, for what it is about", () => {
    expect(unseal(key, sealed, "payment-token/1").toString()).toBe("tok_visa");
    expect(sealed).not.toContain("visa");
  });

  it.each([
    ["another key", () => unseal(keyFor("guest-keys"), sealed, "payment-token/1")],
    [
      "another house",
      () => unseal(deriveSecrets(Buffer.alloc(32, 8)).keyFor("payment-tokens"), sealed, "payment-token/1"),
    ],
    ["another reservation", () => unseal(key, sealed, "payment-token/2")],
    [
      "a changed letter",
      () => unseal(key, `${sealed.slice(0, -2)}${sealed.endsWith("A") ? "B" : "A"}A`, "payment-token/1"),
    ],
    ["an unknown version", () => unseal(key, sealed.replace("v1.", "v2."), "payment-token/1")],
    ["a short initial vector", () => seal(key, randomBytes(8), "tok_visa", "x")],
  ])("is refused with %s", (_, open) => {
    expect(open).toThrow();
  });

  it("is compared by a keyed hash", () => {
    expect(sameHash(keyedHash(key, "a"), keyedHash(key, "a"))).toBe(true);
    expect(sameHash(keyedHash(key, "a"), keyedHash(key, "b"))).toBe(false);
    expect(sameHash(keyedHash(key, "a"), keyedHash(keyFor("api-keys"), "a"))).toBe(false);
  });
});
