import type { Page } from "@playwright/test";
import { openApi } from "../support/api";
import { expect, journey } from "../support/journey";
import { watchLiveLines } from "../support/live-lines";
import { AGREE_MS, answerTo, giveRoom, shownWithin, TRUE_AGAIN_MS } from "../support/shown";
import { signIn } from "../support/staff";
import { bookTonight, HOTEL, nobodyElse } from "../support/tonight";

const MANAGER = "manager@casa.example";

journey(
  "three tabs share one line: each shows what another did, also when the one that held it is closed or all were cut off",
  async ({ page: first, context, system }) => {
    journey.slow();
    const lastName = nobodyElse("Tavares");
    const lines = watchLiveLines(context);
    await signIn(first, system, MANAGER, "/desk");
    const second = await context.newPage();
    await second.goto("/desk");
    const floors = await context.newPage();
    await floors.goto("/desk/housekeeping");
    const theLine = (page: Page) => page.locator("[data-line]").filter({ hasText: lastName });
    let roomId = "";
    const door = (status: RegExp) =>
      floors.getByRole("button", { name: new RegExp(`^${roomId}, ${status.source}`) });
    /** What reception says of the room, which is looked at by nobody but its tabs. */
    const say = async (status: "DIRTY" | "CLEAN") => {
      await openApi(system).post(`/properties/${HOTEL}/rooms/${roomId}/status`, { status });
      return performance.now();
    };
    const open = new Set([first, second, floors]);
    const allShow = (words: "To clean" | "Clean") => [
      ...[...open]
        .filter((page) => page !== floors)
        .map((page) => theLine(page).getByText(words, { exact: true })),
      ...(open.has(floors) ? [door(new RegExp(words))] : []),
    ];

    await journey.step("a guest is given a room at one tab, and has it on the other", async () => {
      await bookTonight(system, lastName);
      await theLine(first).getByRole("button").first().click();
      await first.keyboard.press("r");
      const given = await giveRoom(first, () => first.getByRole("button", { name: /^Give \d+/ }).click());
      roomId = given.roomId;
      await shownWithin(AGREE_MS, given.at, theLine(second).getByText(`room ${roomId}`));
      await floors
        .getByRole("navigation", { name: "Floors" })
        .getByRole("button", { name: new RegExp(`^Floor ${roomId.slice(0, 1)}`) })
        .click();
    });

    await journey.step("the room is to be cleaned, and is, at the third tab", async () => {
      await shownWithin(AGREE_MS, await say("DIRTY"), ...allShow("To clean"));
      await door(/To clean/).click();
      const done = floors.getByRole("button", { name: `${roomId} is clean` });
      const { at } = await answerTo(floors, "desk.setRoomStatus", () => done.click());
      await shownWithin(AGREE_MS, at, ...allShow("Clean"));
    });

    await expect.poll(() => lines.holders().length).toBe(1);
    expect(lines.most()).toBe(1);

    await journey.step("the tab that holds the line is closed, and another takes over", async () => {
      const [leader] = lines.holders();
      if (!leader) throw new Error("no tab holds the line");
      open.delete(leader);
      const closed = performance.now();
      await leader.close();
      await say("DIRTY");
      await shownWithin(TRUE_AGAIN_MS, closed, ...allShow("To clean"));
      await expect.poll(() => lines.holders().length).toBe(1);
      expect(open).toContain(lines.holders()[0]);
    });

    await journey.step(
      "the network is cut, and what happened meanwhile is shown when it is back",
      async () => {
        await context.setOffline(true);
        await expect.poll(() => lines.holders()).toEqual([]);
        await say("CLEAN");
        // Whoever does not know by now was told nothing.
        await first.waitForTimeout(1_000).catch(() => second.waitForTimeout(1_000));
        for (const shown of allShow("To clean")) await expect(shown).toBeVisible();
        const back = performance.now();
        await context.setOffline(false);
        await shownWithin(TRUE_AGAIN_MS, back, ...allShow("Clean"));
        await expect.poll(() => lines.holders().length).toBe(1);
      },
    );
    expect(lines.most()).toBe(1);
  },
);
