import type { Page } from "@playwright/test";
import type { System } from "./system";

/** Signs in at the desk as one of the demo hotels' staff, and opens a page there. */
export async function signIn(page: Page, system: System, email: string, path: string): Promise<void> {
  const login = system.logins.find((one) => one.email === email);
  if (!login) throw new Error(`${email} does not work at the demo hotels`);
  await page.goto(`${system.url}/desk/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  await page.getByLabel("E-mail").fill(login.email);
  await page.getByLabel("Password").fill(login.password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL(`${system.url}${path}`);
}
