import { daysAhead } from "../support/dates";
import { expectFaultless } from "../support/faultless";
import { expect, journey } from "../support/journey";
import { signIn } from "../support/staff";
import { bookStay } from "../support/stays";

const OPERATOR = "admin@roomstream.example";
const DEAD_LETTERS = "/manage/operations/dead-letters";
/** Apart for each journey, so that none sells out another. */
const stayIn = (days: number) => ({
  arrival: daysAhead(days),
  departure: daysAhead(days + 2),
  roomTypeId: "CLASSIC",
});

journey.describe("the operator", () => {
  journey.slow();

  journey(
    "reads a poison message, mends it, replays it, and sees it handled",
    async ({ page, system, books }) => {
      const number = await bookStay(system, stayIn(164));
      await signIn(page, system, OPERATOR, DEAD_LETTERS);
      await books.poison(number, "rates", "rate.applied", ["aggregateVersion"]);

      const letter = page.getByRole("article");
      await page
        .getByRole("region", { name: /rate.applied at reservations/ })
        .getByRole("button", { name: /partition/ })
        .first()
        .click();
      await expect(letter).toContainText("rate.applied");
      await expect(letter.getByRole("region", { name: "What failed" })).toContainText("aggregateVersion");
      await expect(letter.getByText("(here is what is wrong)")).toBeAttached();

      // Nobody else waits for it.
      const other = await bookStay(system, stayIn(167));
      expect(other).toMatch(/^RSV-/);

      const edited = letter.getByLabel("The event that takes its place");
      const send = letter.getByRole("button", { name: "Replay it as edited" });
      await expect(letter.getByText("aggregateVersion").last()).toBeVisible();
      await expect(send).toBeDisabled();
      await edited.fill(
        (await edited.inputValue()).replace('"aggregateVersion": "many"', '"aggregateVersion": 1'),
      );
      await expect(letter.getByText("It fits the catalog")).toBeVisible();
      await expectFaultless(page);
      await send.click();
      await expect(letter.getByText("Handled by reservations, as it was edited.")).toBeVisible();
    },
  );

  journey("follows one reservation's events in time", async ({ page, system }) => {
    const number = await bookStay(system, stayIn(170));
    await signIn(page, system, OPERATOR, "/manage/operations/events");
    await page.getByLabel("Confirmation number").fill(number);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Confirmed in");
    const envelope = page.getByRole("region", { name: "Envelope", exact: true });
    await expect(envelope).toContainText('"eventType": "reservation.created"');
    await page
      .getByRole("button", { name: /^reservation.confirmed/ })
      .filter({ visible: true })
      .press("Enter");
    await expect(envelope).toContainText('"eventType": "reservation.confirmed"');
  });

  // A year of the three houses is read again, event by event.
  journey("sees the promises kept", async ({ page, system }) => {
    journey.setTimeout(300_000);
    await signIn(page, system, OPERATOR, "/manage/operations");
    await page.getByRole("button", { name: "Verify now" }).click();
    await expect(page.getByText(/verified .* in/)).toBeVisible({ timeout: 240_000 });
    await expectFaultless(page);
  });
});
