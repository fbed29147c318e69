import { arriveAtConfirmation, openBooking, sendBooking, writeGuest } from "../support/booking";
import { daysAhead } from "../support/dates";
import { expect, journey } from "../support/journey";

journey(
  "a guest who is cut off while the bank is slow sees the end as soon as the line is back",
  async ({ page, context }) => {
    const stay = {
      arrival: daysAhead(55),
      departure: daysAhead(56),
      roomTypeId: "FAMILY",
      ratePlanId: "FLEX",
    };
    await openBooking(page, "casa-do-mirante", stay);
    await writeGuest(page);
    await page.getByText("Answers after 5 seconds").click();
    await sendBooking(page);
    await arriveAtConfirmation(page);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("pencilled in");
    await context.setOffline(true);
    await page.waitForTimeout(6_000);
    await context.setOffline(false);
    await expect(page.getByRole("heading", { level: 1 })).not.toContainText("pencilled in");
  },
);

journey("a booking opens with its last name only", async ({ page, context, browser, baseURL }) => {
  const stay = { arrival: daysAhead(57), departure: daysAhead(58), roomTypeId: "FAMILY", ratePlanId: "FLEX" };
  await openBooking(page, "casa-do-mirante", stay);
  await writeGuest(page);
  await sendBooking(page);
  const number = await arriveAtConfirmation(page);
  const stranger = await browser.newContext({ baseURL: baseURL ?? "" });
  const tab = await stranger.newPage();
  await tab.goto(`/reservations/${number}`);
  await tab.getByLabel(/last name/i).fill("Byron");
  await tab.getByLabel(/last name/i).press("Enter");
  await expect(tab.getByText("There is no booking with this number and this name.")).toBeVisible();
  await tab.getByLabel(/last name/i).fill("lovelace");
  await tab.getByLabel(/last name/i).press("Enter");
  await expect(tab.getByRole("heading", { level: 1 })).toContainText("Ada");
  await stranger.close();
  await context.close();
});
