import { arriveAtConfirmation, openBooking, sendBooking, writeGuest } from "../support/booking";
import { daysAhead } from "../support/dates";
import { expect, journey } from "../support/journey";

journey(
  "two guests want the last room: one gets it, the other is told and offered others",
  async ({ browser, baseURL, page, books }) => {
    const stay = {
      arrival: daysAhead(60),
      departure: daysAhead(62),
      roomTypeId: "SUITE",
      ratePlanId: "FLEX",
    };
    await books.leaveRooms("PROP-001", "SUITE", stay.arrival, 2, 1);
    const before = await books.sold("PROP-001", "SUITE", stay.arrival, 2);
    const context = await browser.newContext({ baseURL: baseURL ?? "" });
    const other = await context.newPage();
    for (const tab of [page, other]) {
      await openBooking(tab, "casa-do-mirante", stay);
      await writeGuest(tab);
    }
    await Promise.all([sendBooking(page), sendBooking(other)]);

    const told = (tab: typeof page) =>
      Promise.race([
        arriveAtConfirmation(tab).then(async () => {
          await expect(tab.getByRole("heading", { level: 1 })).not.toContainText("pencilled in");
          return (await tab.getByText("Free for the same nights.").count()) > 0 ? "sold out" : "confirmed";
        }),
        tab
          .getByRole("alert")
          .getByText("is gone")
          .waitFor()
          .then(() => "sold out"),
      ]);
    const ends = await Promise.all([told(page), told(other)]);
    expect(ends.sort()).toEqual(["confirmed", "sold out"]);
    expect(await books.sold("PROP-001", "SUITE", stay.arrival, 2)).toBe(before + 2);
    await context.close();
  },
);
