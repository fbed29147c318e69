import { afterEach, describe, expect, it, vi } from "vitest";
import { proofQuery, takeKeyFromAddress } from "../../lib/proof";

const KEY = "k".repeat(43);

function visit(href: string) {
  const replaceState = vi.fn();
  vi.stubGlobal("location", { href });
  vi.stubGlobal("history", { state: { kept: true }, replaceState });
  return replaceState;
}

afterEach(() => vi.unstubAllGlobals());

describe("the link of a mail", () => {
  it("leaves no key in the address", () => {
    const replaced = visit(`https://rooms.example/reservations/RSV-2026-5GXYA2TA?key=${KEY}`);
    expect(takeKeyFromAddress()).toBe(KEY);
    expect(replaced).toHaveBeenCalledWith({ kept: true }, "", "/reservations/RSV-2026-5GXYA2TA");
  });

  it("is nothing where it was cut off, and is taken out of the address all the same", () => {
    const replaced = visit("https://rooms.example/reservations/RSV-2026-5GXYA2TA?key=cut");
    expect(takeKeyFromAddress()).toBeNull();
    expect(replaced).toHaveBeenCalled();
  });

  it("leaves an address without a key alone", () => {
    const replaced = visit("https://rooms.example/reservations/RSV-2026-5GXYA2TA");
    expect(takeKeyFromAddress()).toBeNull();
    expect(replaced).not.toHaveBeenCalled();
  });
});

it("asks by name or by key, never by both", () => {
  expect(proofQuery({ lastName: "O'Neill & Søn" })).toBe("lastName=O%27Neill+%26+S%C3%B8n");
  expect(proofQuery({ key: KEY })).toBe(`key=${KEY}`);
});
