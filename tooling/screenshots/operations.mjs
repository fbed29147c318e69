// @ts-check
/** Pictures of the operator's pages, with what really flows, waits and lies there. */
import { signIn } from "./desk.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const OPERATOR = "admin@roomstream.example";
/** Long enough for a few readings, so that the charts have a line. */
const READINGS_MS = 7_000;

/** @param {Page} page @param {string} path */
async function openPage(page, path) {
  await signIn(page, OPERATOR, path);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.locator(".shape").first().waitFor({ state: "detached" });
}

/** @type {{ name: string, open: (page: Page) => Promise<unknown> }[]} */
export const operationsShots = [
  {
    name: "operations",
    open: async (page) => {
      await openPage(page, "/manage/operations");
      await page.waitForTimeout(READINGS_MS);
    },
  },
  {
    name: "operations-table",
    open: async (page) => {
      await openPage(page, "/manage/operations");
      await page.getByRole("button", { name: "Table" }).click();
    },
  },
  {
    name: "operations-promises",
    open: async (page) => {
      await openPage(page, "/manage/operations");
      await page.getByRole("button", { name: "Verify now" }).click();
      await page.getByText(/verified .* in/).waitFor();
      await page.locator("#promises").evaluate((heading) => heading.scrollIntoView());
    },
  },
  {
    name: "operations-events",
    open: async (page) => {
      await openPage(page, "/manage/operations/events");
      const latest = page.getByRole("link", { name: /^RSV-/ }).first();
      if ((await latest.count()) === 0) return;
      await latest.click();
      await page.waitForURL(/events\/RSV-/);
      await page.waitForTimeout(1_000);
    },
  },
  { name: "operations-dead-letters", open: (page) => openPage(page, "/manage/operations/dead-letters") },
  { name: "operations-mail", open: (page) => openPage(page, "/manage/operations/mail") },
];
