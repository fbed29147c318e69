import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { openApi } from "../support/api";
import { arriveAtConfirmation, guest, openBooking, sendBooking, writeGuest } from "../support/booking";
import { daysAhead } from "../support/dates";
import { expectFaultless } from "../support/faultless";
import { expect, journey } from "../support/journey";
import { AGREE_MS, shownWithin } from "../support/shown";
import { signIn } from "../support/staff";
import type { System } from "../support/system";
import { HOTEL, nobodyElse } from "../support/tonight";

const MANAGER = "manager@casa.example";
/** A moment before anything of this run was booked. */
const yesterday = daysAhead(-1);

/** Opens the managers' page, and waits until its figures are there. */
async function openFigures(page: Page, system: System, path = "/manage"): Promise<void> {
  await signIn(page, system, MANAGER, path);
  // The first to ask waits for what draws the charts.
  await expect(page.locator(".shape")).toHaveCount(0, { timeout: 40_000 });
}
const figureOf = (page: Page, name: string) =>
  page
    .locator("section")
    .filter({ has: page.getByRole("heading", { level: 2, name, exact: true }) })
    .locator("p")
    .first();
const nightsPickedUp = async (page: Page): Promise<number> =>
  Number.parseInt(
    (await figureOf(page, "Picked up since midnight").textContent())?.replaceAll(/[+,]/g, "") ?? "",
    10,
  );

journey(
  "a booking in one browser moves the dashboard in another within a second",
  { tag: "@bus" },
  async ({ page, browser, system }) => {
    const lastName = nobodyElse("Quintela");
    await openFigures(page, system);
    const before = await nightsPickedUp(page);
    const theGuests = await (await browser.newContext({ baseURL: system.url })).newPage();
    await openBooking(theGuests, "casa-do-mirante", {
      arrival: daysAhead(30),
      departure: daysAhead(32),
      roomTypeId: "CLASSIC",
      ratePlanId: "FLEX",
    });
    await writeGuest(theGuests);
    await theGuests.getByLabel("Last name").fill(lastName);
    await sendBooking(theGuests);
    await arriveAtConfirmation(theGuests);
    await expect(theGuests.getByRole("heading", { level: 1 })).not.toContainText("pencilled in");
    await shownWithin(
      AGREE_MS,
      performance.now(),
      page
        .getByRole("listitem")
        .filter({ hasText: `${guest.firstName} ${lastName}` })
        .getByText("2 nights from"),
    );
    await expect.poll(() => nightsPickedUp(page)).toBeGreaterThanOrEqual(before + 2);
    await theGuests.context().close();
  },
);

journey("a manager looks back, shares what is seen, and comes back to now", async ({ page, system }) => {
  await openFigures(page, system);
  await page.getByRole("button", { name: /^As of now/ }).click();
  await page.getByRole("button", { name: /^The end of yesterday/ }).click();
  await expect(page.getByText("You look back")).toBeVisible();
  await expect(page.getByText("not live").first()).toBeVisible();
  expect(new URL(page.url()).searchParams.get("asOf")).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  const seen = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(seen);
  await page.getByRole("button", { name: "Back to now" }).click();
  await expect(page.getByRole("button", { name: /^As of now/ })).toBeVisible();
  await expect(page.getByText("You look back")).toBeHidden();
});

journey("a moment to come is refused in words, and leads back to now", async ({ page, system }) => {
  await signIn(page, system, MANAGER, `/manage?asOf=${daysAhead(3)}`);
  await expect(page.getByRole("alert").filter({ hasText: "has not come yet" })).toBeVisible();
  await page.getByRole("button", { name: "Show the figures as of now" }).click();
  await expect(page.getByRole("button", { name: /^As of now/ })).toBeVisible();
});

journey(
  "the figures behind a chart are a table and a file, and a word says what it means",
  { tag: "@phone" },
  async ({ page, system }) => {
    await openFigures(page, system);
    const file = page.waitForEvent("download");
    await page.getByRole("button", { name: "CSV of nights" }).click();
    const lines = readFileSync(await (await file).path(), "utf8")
      .trim()
      .split("\r\n");
    expect(lines).toHaveLength(61);
    expect(lines[0]).toContain("Night,Rooms available,On the books");
    await page.getByRole("button", { name: "Table of nights" }).click();
    await expect(page.getByRole("region", { name: "Table of nights" }).getByRole("row")).toHaveCount(61);
    await page.getByRole("button", { name: "RevPAR" }).click();
    await expect(page.getByRole("tooltip")).toContainText("Revenue per available room");
    await expectFaultless(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("tooltip")).toBeHidden();
  },
);

journey("an integrator reads the same figures as the page shows", async ({ page, system }) => {
  await openFigures(page, system, `/manage?asOf=${yesterday}`);
  const { items } = await openApi(system).get<{ items: { roomsSold: number; roomsPhysical: number }[] }>(
    `/properties/${HOTEL}/kpis?from=${yesterday}&to=${yesterday}&asOf=${yesterday}`,
  );
  const [night] = items;
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    `${night?.roomsSold === 0 ? "none" : night?.roomsSold} of ${night?.roomsPhysical} rooms`,
  );
});

journey("nobody but managers and who sets prices reads the figures", async ({ page, browser, system }) => {
  await signIn(page, system, "revenue@casa.example", "/manage");
  await expect(page.locator(".shape")).toHaveCount(0);
  const desk = await (await browser.newContext()).newPage();
  await desk.goto(`${system.url}/desk/sign-in?callbackUrl=/manage`);
  const login = system.logins.find(({ email }) => email === "desk@casa.example");
  await desk.getByLabel("E-mail").fill(login?.email ?? "");
  await desk.getByLabel("Password").fill(login?.password ?? "");
  await desk.locator('button[type="submit"]').click();
  await desk.waitForURL(/\/desk\/no-access/);
  await desk.context().close();
});
