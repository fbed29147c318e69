import AxeBuilder from "@axe-core/playwright";
import { arriveAtConfirmation, openBooking, sendBooking, writeGuest } from "../support/booking";
import { daysAhead } from "../support/dates";
import { expect, journey } from "../support/journey";

const stay = { arrival: daysAhead(50), departure: daysAhead(53), roomTypeId: "MIRANTE", ratePlanId: "FLEX" };

for (const colorScheme of ["light", "dark"] as const) {
  journey.describe(`in ${colorScheme}`, () => {
    journey.use({ colorScheme });

    for (const [name, path] of [
      ["home", "/"],
      [
        "a hotel with its offers",
        `/hotels/casa-do-mirante?arrival=${stay.arrival}&departure=${stay.departure}&adults=2&children=0`,
      ],
      [
        "a hotel in yen",
        `/hotels/kawabe-no-yado?arrival=${stay.arrival}&departure=${stay.departure}&adults=2&children=1`,
      ],
      ["a page that is not there", "/nowhere"],
    ] as const) {
      journey(`axe finds nothing on ${name}`, async ({ page }) => {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      });
    }

    journey("axe finds nothing while booking and confirming", async ({ page }) => {
      await openBooking(page, "casa-do-mirante", stay);
      await sendBooking(page);
      await expect(page.locator("[aria-invalid=true]").first()).toBeFocused();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await writeGuest(page);
      await sendBooking(page);
      await arriveAtConfirmation(page);
      await expect(page.getByRole("heading", { level: 1 })).not.toContainText("pencilled in");
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  });
}
