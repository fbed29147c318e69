import { arriveAtConfirmation, guest, openBooking, sendBooking, writeGuest } from "../support/booking";
import { daysAhead } from "../support/dates";
import { expect, journey } from "../support/journey";

const everywhere = { tag: ["@phone", "@bus"] };

journey(
  "a guest searches, books with a card, and watches the booking confirm",
  everywhere,
  async ({ page, books }) => {
    await page.goto("/");
    await page.getByLabel("Where").selectOption({ label: "Casa do Mirante" });
    await page.getByRole("button", { name: "See what is free" }).click();
    await page.waitForURL(/\/hotels\/casa-do-mirante/);
    await page.getByRole("button", { name: "Choose: Classic double, Flexible" }).click();
    await page.getByRole("link", { name: "Go on to your details" }).filter({ visible: true }).click();
    await writeGuest(page);
    await sendBooking(page);

    const number = await arriveAtConfirmation(page);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(guest.firstName);
    await expect(page.getByRole("heading", { level: 1 })).not.toContainText("pencilled in");
    await expect(page.getByText(number).first()).toBeVisible();
    expect(page.url()).not.toContain(guest.lastName);

    await expect.poll(() => books.leftBehindBy(number)).toMatchObject({ ratesUsed: 1, mails: 1, letGo: 0 });
    const left = await books.leftBehindBy(number);
    expect(left.heldNights).toBeGreaterThan(0);
    expect(left.factNights).toBe(left.heldNights);
    expect(left.authorized).toBeGreaterThan(0);
  },
);

journey("a guest pays at once for a rate that cannot be refunded", async ({ page, books }) => {
  const stay = {
    arrival: daysAhead(40),
    departure: daysAhead(42),
    roomTypeId: "CLASSIC",
    ratePlanId: "NONREF",
  };
  await openBooking(page, "casa-do-mirante", stay);
  await writeGuest(page);
  await sendBooking(page);
  const number = await arriveAtConfirmation(page);
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("pencilled in");
  await expect.poll(async () => (await books.leftBehindBy(number)).captured).toBeGreaterThan(0);
});

journey("a declined card is told, and nothing stays held", async ({ page, books }) => {
  const stay = { arrival: daysAhead(44), departure: daysAhead(46), roomTypeId: "ATTIC", ratePlanId: "FLEX" };
  await openBooking(page, "casa-do-mirante", stay);
  await writeGuest(page);
  await page.getByText("Is declined").click();
  await sendBooking(page);
  const number = await arriveAtConfirmation(page);
  await expect(page.getByRole("link", { name: "Try another card" })).toBeVisible();
  await expect
    .poll(() => books.leftBehindBy(number))
    .toMatchObject({ heldNights: 0, authorized: 0, captured: 0, mails: 1 });
});
