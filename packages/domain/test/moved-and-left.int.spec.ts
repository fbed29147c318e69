import { assignRoom } from "@roomstream/domain/reservations/assign-room";
import { checkIn } from "@roomstream/domain/reservations/check-in";
import { checkOut } from "@roomstream/domain/reservations/check-out";
import { findReservation } from "@roomstream/domain/reservations/queries/find-reservation";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDays } from "../src/night-audit/close-days";
import { type FrontDesk, INES, openFrontDesk, value } from "./support/open-desk";

let desk: FrontDesk;
beforeAll(async () => {
  desk = await openFrontDesk(3);
});
afterAll(() => desk.close());

it("given a guest who moves to another room and leaves on the same day, then the stay is of the room that was slept in, and both are to be cleaned", async () => {
  const { ctx, hotel } = desk;
  const number = await desk.book({ guarantee: "AUTHORIZE" });
  value(await checkIn({ ...desk.order(number), roomId: "DOUBLE-1" }));
  await desk.settle();
  desk.later(1);
  value(await closeDays({ ctx, propertyId: hotel.propertyId, by: INES }));
  await desk.settle();
  value(await assignRoom({ ...desk.order(number), roomId: "DOUBLE-2" }));
  value(await checkOut(desk.order(number)));
  await desk.settle();

  const view = await findReservation({ ctx, confirmationNumber: number });
  expect(view).toMatchObject({ status: "CHECKED_OUT", roomId: "DOUBLE-1" });
  expect(
    await desk.rows("SELECT room_id FROM property.room WHERE status = 'DIRTY' ORDER BY room_id"),
  ).toEqual([{ room_id: "DOUBLE-1" }, { room_id: "DOUBLE-2" }]);
});
