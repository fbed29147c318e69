// @ts-check
/** Pictures of the desk's and housekeeping's pages, as staff of the demo hotel see them, with whatever their day holds. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../run/programs.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** @returns {{ role: string, email: string, password: string }[]} */
const logins = () =>
  JSON.parse(readFileSync(join(process.env.ROOMSTREAM_DATA ?? join(ROOT, ".data"), "demo.json"), "utf8"))
    .logins;

/** @param {Page} page @param {string} email @param {string} path */
export async function signIn(page, email, path) {
  const login = logins().find((one) => one.email === email);
  if (!login) throw new Error(`${email} does not work at the demo hotels`);
  await page.context().clearCookies();
  await page.goto(`/desk/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  await page.getByLabel("E-mail").fill(login.email);
  await page.getByLabel("Password").fill(login.password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((url) => url.pathname === path);
}

/** @param {Page} page */
async function openDesk(page) {
  await signIn(page, "desk@casa.example", "/desk");
  await page.getByRole("tab").first().waitFor();
  await page.waitForTimeout(800);
}

/** Opens the first line of a list that offers it. @param {Page} page @param {string} list @param {RegExp} act */
async function openLine(page, list, act) {
  await openDesk(page);
  await page.getByRole("tab", { name: list }).click();
  const line = page.locator("[data-line] > button").first();
  if ((await line.count()) === 0) return;
  await line.click();
  await page.locator("[data-line]").getByRole("button", { name: act }).click();
  await page.waitForTimeout(1_200);
}

/** @type {{ name: string, open: (page: Page) => Promise<unknown> }[]} */
export const deskShots = [
  { name: "desk-today", open: openDesk },
  { name: "desk-check-in", open: (page) => openLine(page, "to arrive", /^Check in/) },
  { name: "desk-check-out", open: (page) => openLine(page, "in house", /^Check out/) },
  { name: "desk-choose-room", open: (page) => openLine(page, "to arrive", /^Choose room/) },
  { name: "desk-take-payment", open: (page) => openLine(page, "to arrive", /^Take payment/) },
  {
    name: "desk-stay",
    open: async (page) => {
      await openLine(page, "in house", /^Open/);
      await page.getByRole("dialog").locator('a[href^="/desk/reservations/"]').click();
      await page.waitForURL(/\/desk\/reservations\/RSV-/);
      await page.getByRole("heading", { level: 1 }).waitFor();
    },
  },
  {
    name: "desk-to-clean",
    open: async (page) => {
      await openDesk(page);
      await page.getByRole("tab", { name: "to clean" }).click();
      await page.waitForTimeout(800);
    },
  },
  {
    name: "housekeeping",
    open: async (page) => {
      await signIn(page, "housekeeping@casa.example", "/desk/housekeeping");
      await page.getByRole("navigation", { name: "Floors" }).waitFor();
      await page.waitForTimeout(800);
    },
  },
];
