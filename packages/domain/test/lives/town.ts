import { closeDays } from "@roomstream/domain/night-audit/close-days";
import { promises } from "@roomstream/domain/operations/promises";
import { findProperty } from "@roomstream/domain/property/queries/find-property";
import { findReservation } from "@roomstream/domain/reservations/queries/find-reservation";
import { expect } from "vitest";
import { deadLetters } from "../support/end-state";
import { INES, openFrontDesk, value } from "../support/open-desk";
import { seeded } from "../support/schedule";
import { end, Paper, ROOMS, type Stay } from "./model";
import { Traffic } from "./traffic";

export type Town = Awaited<ReturnType<typeof openTown>>;

/** A hotel of three rooms a type at work, beside the paper on which its life is followed. */
export async function openTown(seed: number) {
  const desk = await openFrontDesk(ROOMS);
  const { ctx } = desk;
  const traffic = new Traffic(ctx, seeded(seed));
  const property = await findProperty({ ctx, propertyId: desk.hotel.propertyId });
  if (!property) throw new Error("the hotel is gone");
  const paper = new Paper(property.businessDate);
  await traffic.settle();

  /** Lets everybody answer, and looks at how it came out; a stay that was seen to be over is looked at again at rest. */
  async function settle(): Promise<void> {
    await traffic.settle();
    for (const stay of paper.stays) if (!stay.seenOver) await lookAt(stay);
  }

  async function lookAt(stay: Stay): Promise<void> {
    const view = await findReservation({ ctx, confirmationNumber: stay.number });
    if (!view) throw new Error(`${stay.number} is gone`);
    if (stay.status === "ASKED") {
      expect(["CONFIRMED", "CANCELLED"]).toContain(view.status);
      if (stay.sure)
        expect([stay.number, view.status, view.cancellationReason]).toEqual([stay.number, "CONFIRMED", null]);
      if (!stay.goodCard) expect(view.status).toBe("CANCELLED");
      if (view.status === "CANCELLED") end(stay, "CANCELLED");
      else stay.status = "CONFIRMED";
    }
    if (stay.proposed !== null) {
      expect(view.proposal).toBeNull();
      const { departure, sure } = stay.proposed;
      const over = stay.status === "CANCELLED" || stay.status === "NO_SHOW";
      if (over) expect([stay.departure, departure]).toContain(view.departure);
      else if (sure) expect([stay.number, view.withdrawn]).toEqual([stay.number, null]);
      if (over ? view.departure === departure : view.withdrawn === null) stay.departure = departure;
      stay.proposed = null;
    }
    expect([stay.number, view.status]).toEqual([stay.number, stay.status]);
    expect([stay.number, view.arrival, view.departure]).toEqual([stay.number, stay.arrival, stay.departure]);
    // A longer stay loses a room that is another guest's; the paper follows the desk there.
    if (view.roomId === null) stay.room = null;
    expect([stay.number, view.roomId]).toEqual([stay.number, stay.room]);
    stay.seenOver = ["CHECKED_OUT", "CANCELLED", "NO_SHOW"].includes(stay.status);
  }

  return {
    ctx,
    desk,
    traffic,
    paper,
    settle,
    order: (stay: Stay) => desk.order(stay.number),
    /** A day passes, and the night audit closes it. */
    async nightFalls(): Promise<void> {
      await settle();
      desk.later(1);
      const { closed } = value(await closeDays({ ctx, propertyId: desk.hotel.propertyId, by: INES }));
      expect(closed.map((day) => day.businessDate)).toEqual([paper.today]);
      paper.nightFalls();
    },
    /** The end of the story: everything has come to rest, the paper says what the hotel does, and every promise holds. */
    async rests(): Promise<void> {
      await settle();
      for (const stay of paper.stays) await lookAt(stay);
      expect(await deadLetters(ctx)).toEqual([]);
      const { items } = await promises({ ctx, patienceMs: 0 });
      expect(items.flatMap((item) => item.breaches)).toEqual([]);
    },
  };
}
