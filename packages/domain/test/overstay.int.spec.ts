import { roomBoard } from "@roomstream/domain/desk/room-board";
import { roomChoices } from "@roomstream/domain/desk/room-choices";
import { NIGHT_AUDIT } from "@roomstream/domain/night-audit/audit-due";
import { closeDays } from "@roomstream/domain/night-audit/close-days";
import { takeOutOfOrder } from "@roomstream/domain/property/take-out-of-order";
import { assignRoom } from "@roomstream/domain/reservations/assign-room";
import { checkIn } from "@roomstream/domain/reservations/check-in";
import { addDays } from "@roomstream/domain/shared/stay";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, type FrontDesk, INES, openFrontDesk, value } from "./support/open-desk";

const propertyId = "TEST-001";
let desk: FrontDesk;
let today: string;
/** Should have left two days ago, and today; both are in their rooms still. */
let overstaying: string;
let leaving: string;
let next: string;

beforeAll(async () => {
  desk = await openFrontDesk(4);
  overstaying = await desk.book({ nights: 1 });
  leaving = await desk.book({ nights: 3 });
  value(await checkIn({ ...desk.order(overstaying), roomId: "DOUBLE-1" }));
  value(await checkIn({ ...desk.order(leaving), roomId: "DOUBLE-2" }));
  await desk.settle();
  desk.later(3);
  value(await closeDays({ ctx: desk.ctx, propertyId, by: NIGHT_AUDIT }));
  await desk.settle();
  today = (await desk.today()).businessDate;
  next = await desk.book();
});
afterAll(() => desk.close());

const outOfOrder = (roomId: string, from: string) =>
  takeOutOfOrder({
    ctx: desk.ctx,
    propertyId,
    roomId,
    input: { from, to: addDays(from, 1), reason: "Leak" },
    by: INES,
  });

describe("a guest who has not left their room", () => {
  it("is an occupant for all: the day's counts, housekeeping, and who looks for a room", async () => {
    const { counts } = await desk.today();
    expect(counts.dirtyOccupied).toBe(2);
    const board = value(await roomBoard({ ctx: desk.ctx, propertyId, names: true }));
    const occupied = board.items.flatMap(({ roomId, occupied }) => (occupied ? [roomId] : []));
    expect(occupied).toEqual(["DOUBLE-1", "DOUBLE-2"]);
    const { items } = value(await roomChoices({ ctx: desk.ctx, propertyId, confirmationNumber: next }));
    const choices = Object.fromEntries(items.map((choice) => [choice.roomId, choice]));
    // Nobody has it tonight, once they are out.
    expect(choices["DOUBLE-1"]).toMatchObject({ readiness: "OCCUPIED", free: true });
    expect(choices["DOUBLE-2"]).toMatchObject({ readiness: "OCCUPIED", free: true });
    expect(items[0]).toMatchObject({ readiness: "CLEAN", free: true });
  });

  it("keeps the next guest waiting, who hears whom for", async () => {
    value(await assignRoom({ ...desk.order(next), roomId: "DOUBLE-1" }));
    const line = (await desk.today()).arrivals.find((stay) => stay.confirmationNumber === next);
    expect(line).toMatchObject({ roomId: "DOUBLE-1", readiness: "OCCUPIED" });
    await desk.rows("UPDATE property.room SET status = 'CLEAN' WHERE room_id = 'DOUBLE-1'");
    const refused = await checkIn(desk.order(next));
    expect(codeOf(refused)).toBe("ROOM_TAKEN");
    expect(refused.ok === false && refused.refusal.message).toContain(overstaying);
  });

  it("keeps the room in order while they are in it, and not the nights after", async () => {
    expect(codeOf(await outOfOrder("DOUBLE-1", today))).toBe("ROOM_TAKEN");
    expect(codeOf(await outOfOrder("DOUBLE-2", today))).toBe("ROOM_TAKEN");
    expect(codeOf(await outOfOrder("DOUBLE-2", addDays(today, 1)))).toBe("accepted");
  });
});
