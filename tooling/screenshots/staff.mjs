// @ts-check
/** Pictures of the pages by which staff come in, and of who works at the house and what they did. */
import { signIn } from "./desk.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const ADMIN = "admin@roomstream.example";

/** @param {string} email @param {string} path */
const open = (email, path) => async (/** @type {Page} */ page) => {
  await signIn(page, email, path);
  await page.getByRole("heading", { level: 1 }).waitFor();
};

/** @type {{ name: string, open: (page: Page) => Promise<unknown> }[]} */
export const staffShots = [
  {
    name: "sign-in",
    open: async (page) => {
      await page.context().clearCookies();
      await page.goto("/desk/sign-in");
    },
  },
  { name: "account", open: open("desk@casa.example", "/desk/account") },
  { name: "no-access", open: open("housekeeping@casa.example", "/desk/no-access") },
  {
    name: "overview",
    open: async (page) => {
      await open("manager@casa.example", "/manage")(page);
      // The bars grow into place.
      await page.waitForTimeout(3_000);
    },
  },
  { name: "staff", open: open(ADMIN, "/manage/staff") },
  {
    name: "staff-add",
    open: async (page) => {
      await open(ADMIN, "/manage/staff")(page);
      await page.getByRole("button", { name: /^Add/ }).first().click();
    },
  },
  { name: "audit", open: open(ADMIN, "/manage/audit") },
];
