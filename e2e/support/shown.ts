import { availableParallelism, loadavg } from "node:os";
import { expect, type Locator, type Page, test } from "@playwright/test";

/** What the house promises of its screens. */
export const AGREE_MS = 1_000;
/** After a cut, or when another tab takes over. */
export const TRUE_AGAIN_MS = 2_000;
/** What the test adds on a machine that keeps nobody waiting: browsers, services and database share it, and are asked by turns. */
const TOLERANCE_MS = 500;

/** A machine with more to do than it has processors keeps everybody waiting, as many times longer. */
const tolerance = () => TOLERANCE_MS * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());

/** Asks a page to do something; when it had the answer, and what it had sent. */
export async function answerTo(
  page: Page,
  command: string,
  ask: () => Promise<unknown>,
): Promise<{ at: number; sent: string }> {
  const answer = page.waitForResponse(
    (response) => response.request().method() === "POST" && response.url().includes(`/api/trpc/${command}`),
  );
  await ask();
  const answered = await answer;
  const at = performance.now();
  expect(answered.ok()).toBe(true);
  return { at, sent: answered.request().postData() ?? "" };
}

/** Gives the room that stands first on the opened sheet; another desk may have taken the one that stood there before. */
export async function giveRoom(
  page: Page,
  press: () => Promise<unknown>,
): Promise<{ at: number; roomId: string }> {
  await page.getByRole("button", { name: /^Give \d+/ }).waitFor();
  const { at, sent } = await answerTo(page, "desk.assignRoom", press);
  return { at, roomId: /"roomId":"(\w+)"/.exec(sent)?.[1] ?? "" };
}

/** All of these are shown no later than so long after `since`; what was measured stands in the report. */
export async function shownWithin(ms: number, since: number, ...screens: Locator[]): Promise<void> {
  const shown = await Promise.all(
    screens.map(async (screen) => {
      await screen.waitFor();
      return Math.round(performance.now() - since);
    }),
  );
  const limit = ms + tolerance();
  test.info().annotations.push({ type: "shown after", description: `${shown} ms, of ${Math.round(limit)}` });
  expect(Math.max(...shown), `shown after ${shown} ms`).toBeLessThan(limit);
}
