import { expect, type Page } from "@playwright/test";

export const guest = { firstName: "Ada", lastName: "Lovelace", email: "ada@example.com" };

/** Goes to the page where a guest's details are asked for. */
export const openBooking = (
  page: Page,
  slug: string,
  stay: { arrival: string; departure: string; roomTypeId: string; ratePlanId: string },
) =>
  page.goto(
    `/hotels/${slug}/book?${new URLSearchParams({ ...stay, adults: "2", children: "0", room: stay.roomTypeId, rate: stay.ratePlanId })}`,
  );

/** Writes who is coming. */
export async function writeGuest(page: Page): Promise<void> {
  await page.getByLabel("First name").fill(guest.firstName);
  await page.getByLabel("Last name").fill(guest.lastName);
  await page.getByLabel("E-mail").fill(guest.email);
}

/** Presses the one visible button that books. */
export const sendBooking = (page: Page) =>
  page.locator('button[type="submit"]').filter({ visible: true }).click();

/** Waits for the page that watches the booking, and returns its confirmation number. */
export async function arriveAtConfirmation(page: Page): Promise<string> {
  await page.waitForURL(/\/reservations\/RSV-/);
  const number = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  expect(number).toMatch(/^RSV-\d{4}-[0-9A-Z]{8}$/);
  return number;
}
