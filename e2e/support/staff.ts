import type { BrowserContext, Page } from "@playwright/test";
import type { System } from "./system";

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

/** Who has signed in before: another page of theirs has the same session, as in a browser that is opened again. */
const sessions = new Map<string, Cookies>();

/** Opens a page of the desk's as one of the demo hotels' staff; signs in where they have not before. */
export async function signIn(page: Page, system: System, email: string, path: string): Promise<void> {
  const known = sessions.get(`${system.url} ${email}`);
  if (known) {
    await page.context().addCookies(known);
    await page.goto(`${system.url}${path}`);
    return;
  }
  await writeLogin(page, system, email, path);
  sessions.set(`${system.url} ${email}`, await page.context().cookies());
}

/** Signs in with e-mail and password. */
export async function writeLogin(page: Page, system: System, email: string, path: string): Promise<void> {
  const login = system.logins.find((one) => one.email === email);
  if (!login) throw new Error(`${email} does not work at the demo hotels`);
  await page.goto(`${system.url}/desk/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  await page.getByLabel("E-mail").fill(login.email);
  await page.getByLabel("Password").fill(login.password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL(`${system.url}${path}`);
}
