import type { FastifyRequest } from "fastify";
import { describe, expect, it } from "vitest";
import type { Door } from "../server/http/admission";
import type { StaffCaller } from "../server/http/caller";
import { watchedBy } from "../server/live/watched";

const NUMBER = "RSV-2026-ABCDEFGH";
const door = {
  hotel: { findReservation: async () => ({ propertyId: "PROP-001", reservationId: "one" }) },
  limits: { wrongNames: {} },
} as unknown as Door;
const request = { ip: "10.0.0.1" } as FastifyRequest;

const ines = (roles: StaffCaller["roles"]): StaffCaller => ({
  kind: "staff",
  staffId: "0199a5b0-0000-7000-8000-0000000000d1",
  name: "Inês",
  email: "ines@example.com",
  passwordIsTemporary: false,
  roles,
});

describe("a single stay that staff watch", () => {
  it("given their role is taken away, or they sign out, then they may watch it no longer", async () => {
    const caller = ines({ "PROP-001": ["FRONT_DESK"] });
    const input = { topics: [], reservations: [{ confirmationNumber: NUMBER }] };
    const { refused, allowedTo } = await watchedBy({ door, caller, request, input });
    expect(refused).toEqual([]);
    expect(await allowedTo(caller)).toBe(true);
    expect(await allowedTo(ines({ "PROP-001": ["HOUSEKEEPING"] }))).toBe(false);
    expect(await allowedTo(ines({ "PROP-002": ["FRONT_DESK"] }))).toBe(false);
    expect(await allowedTo({ kind: "guest" })).toBe(false);
  });
});
