// @ts-check
/// <reference lib="dom" />
/**
 * `npm run screenshots -- [url] [name ...]`: pictures of the guests' and the staff's pages of a running system, into docs/screenshots. It books one
 * room there for each picture of a booking: the pages are shown with what they really hold.
 */
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import sharp from "sharp";
import { ROOT } from "./run/programs.mjs";
import { environmentOfRunningSystem } from "./run/running-system.mjs";
import { deskShots } from "./screenshots/desk.mjs";
import { operationsShots } from "./screenshots/operations.mjs";
import { staffShots } from "./screenshots/staff.mjs";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {{ name: string, open: (page: Page) => Promise<unknown> }} Shot */

const [address, ...only] = process.argv.slice(2);
const url = address ?? environmentOfRunningSystem()?.PUBLIC_URL;
if (!url) {
  console.error("Nothing is running here. Start it with `npm start`, or name an address.");
  process.exit(1);
}

/** Far enough away that there is room whenever the pictures are taken. */
const DAYS_AHEAD = 95;
const NIGHTS = 3;
const LARGEST = 300_000;
/** Tried from the best down, until a picture is small enough to live in the repository. */
const QUALITIES = [100, 88, 70, 50];

/** @param {number} days */
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const stay = { arrival: day(DAYS_AHEAD), departure: day(DAYS_AHEAD + NIGHTS), adults: "2", children: "0" };

/** @param {Record<string, string>} [more] */
const query = (more = {}) => new URLSearchParams({ ...stay, ...more }).toString();

/** @param {string} slug @param {string} room */
const bookPage = (slug, room) => `/hotels/${slug}/book?${query({ room, rate: "FLEX" })}`;

/** @param {Page} page */
const writeGuest = async (page) => {
  await page.getByLabel("First name").fill("Ada");
  await page.getByLabel("Last name").fill("Lovelace");
  await page.getByLabel("E-mail").fill("ada@example.com");
};

/** @param {Page} page @param {string} [card] */
const bookRoom = async (page, card) => {
  await page.goto(bookPage("casa-do-mirante", "CLASSIC"));
  await writeGuest(page);
  if (card) await page.getByText(card).click();
  await page.locator('button[type="submit"]').filter({ visible: true }).click();
  await page.waitForURL(/\/reservations\//);
};

/** A stay that was booked a moment ago, on the page that its guest comes back to. @param {Page} page */
const openStay = async (page) => {
  await bookRoom(page);
  await page.getByRole("button", { name: "Your stay: change or cancel it" }).click();
  await page.getByRole("slider", { name: "The day you leave" }).waitFor();
  await page.waitForTimeout(800);
};

/** @param {Page} page @param {string} title */
const openRow = async (page, title) => {
  const row = page.locator("details", { has: page.getByRole("heading", { name: title, exact: true }) });
  if (!(await row.evaluate((details) => details.hasAttribute("open")))) await row.locator("summary").click();
};

/** @type {Shot[]} */
const shots = [
  { name: "home", open: (page) => page.goto("/") },
  { name: "api-docs", open: (page) => page.goto("/api/docs") },
  { name: "api-docs-call", open: (page) => page.goto("/api/docs/createReservation") },
  ...["casa-do-mirante", "heron-lake-lodge", "kawabe-no-yado"].map((slug) => ({
    name: `hotel-${slug}`,
    open: (/** @type {Page} */ page) => page.goto(`/hotels/${slug}?${query()}`),
  })),
  {
    name: "rooms",
    open: async (page) => {
      await page.goto(`/hotels/heron-lake-lodge?${query()}`);
      await page.locator("#rooms").evaluate((heading) => heading.scrollIntoView());
    },
  },
  {
    name: "book",
    open: async (page) => {
      await page.goto(bookPage("casa-do-mirante", "CLASSIC"));
      await writeGuest(page);
    },
  },
  {
    name: "confirming",
    open: async (page) => {
      await bookRoom(page, "Answers after 5 seconds");
      await page.getByRole("heading", { level: 1 }).filter({ hasText: "pencilled in" }).waitFor();
      await page.waitForTimeout(2_500);
    },
  },
  {
    name: "confirmed",
    open: async (page) => {
      await bookRoom(page);
      await page.getByRole("heading", { level: 1 }).filter({ hasText: "you are in the book" }).waitFor();
      await page.waitForTimeout(3_000);
    },
  },
  { name: "manage", open: openStay },
  {
    name: "manage-dates",
    open: async (page) => {
      await openStay(page);
      await openRow(page, "Change dates");
      await page.getByRole("button", { name: "Leave a night later" }).click();
      await page.getByRole("button", { name: /^Add .* night for/ }).waitFor();
    },
  },
  {
    name: "manage-cancel",
    open: async (page) => {
      await openStay(page);
      await openRow(page, "Cancel");
      await page.getByRole("button", { name: /^Cancel and release/ }).click();
    },
  },
  {
    name: "cancelled",
    open: async (page) => {
      await openStay(page);
      await openRow(page, "Cancel");
      await page.getByRole("button", { name: /^Cancel and release/ }).click();
      await page.getByRole("button", { name: /^Yes, cancel/ }).click();
      await page.getByText("Nothing is held on your card any more.").waitFor();
      await page.evaluate(() => scrollTo({ top: 0 }));
    },
  },
  { name: "not-found", open: (page) => page.goto("/nowhere") },
  ...deskShots,
  ...staffShots,
  ...operationsShots,
];

const devices = [
  { name: "desktop", viewport: { width: 1280, height: 860 } },
  { name: "phone", viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
];

const folder = join(ROOT, "docs/screenshots");
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  args: ["--no-sandbox", "--disable-gpu"],
});
for (const { name: device, ...options } of devices) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const context = await browser.newContext({ ...options, colorScheme, baseURL: url, locale: "en-GB" });
    for (const { name, open } of shots) {
      if (only.length > 0 && !only.some((part) => name.startsWith(part))) continue;
      const page = await context.newPage();
      await open(page);
      await page.evaluate(() => document.fonts.ready);
      await page.evaluate(() =>
        Promise.all(
          [...document.images]
            .filter(({ loading, complete }) => loading !== "lazy" && !complete)
            .map((image) => image.decode().catch(() => undefined)),
        ),
      );
      await page.waitForTimeout(400);
      const file = join(folder, `${name}.${device}-${colorScheme}.png`);
      // A palette keeps flat colours and type as they are, at a third of the weight; a poorer one loses the green of a small dot.
      const taken = await page.screenshot();
      for (const quality of QUALITIES) {
        await sharp(taken).png({ palette: true, quality, effort: 9 }).toFile(file);
        if (statSync(file).size <= LARGEST) break;
      }
      console.log(`${name}.${device}-${colorScheme}.png  ${Math.round(statSync(file).size / 1000)} kB`);
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
