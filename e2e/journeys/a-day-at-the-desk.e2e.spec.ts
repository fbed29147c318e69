import { devices, type Page } from "@playwright/test";
import { openApi } from "../support/api";
import { expectFaultless } from "../support/faultless";
import { expect, journey } from "../support/journey";
import { AGREE_MS, answerTo, giveRoom, shownWithin } from "../support/shown";
import { signIn } from "../support/staff";
import { bookTonight, HOTEL, nobodyElse } from "../support/tonight";

const AT_THE_DESK = ["desk@casa.example", "manager@casa.example"] as const;
const HOUSEKEEPER = "housekeeping@casa.example";

type Room = {
  roomId: string;
  roomTypeId: string;
  floor: string;
  status: string;
  occupied: unknown;
  arriving: unknown;
  outOfOrder: unknown;
};

journey(
  "two at the desk and one on the floors see each other's work within a second",
  async ({ browser, system }) => {
    journey.setTimeout(120_000);
    const lastName = nobodyElse("Quintela");
    const open = async (email: string, path: string, options = {}) => {
      const page = await (
        await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
      ).newPage();
      await signIn(page, system, email, path);
      return page;
    };
    const [ines, tomas, fatima] = await Promise.all([
      open(AT_THE_DESK[0], "/desk"),
      open(AT_THE_DESK[1], "/desk"),
      open(HOUSEKEEPER, "/desk/housekeeping", devices["Pixel 7"]),
    ]);
    const lineOn = (page: Page) => page.locator("[data-line]").filter({ hasText: lastName });
    const onBoth = (words: string | RegExp) =>
      [ines, tomas].map((page) => lineOn(page).getByText(words, { exact: typeof words === "string" }));
    await expect(ines.getByRole("tab").first()).toBeVisible({ timeout: 40_000 });
    await expect(tomas.getByRole("tab").first()).toBeVisible();
    await expect(fatima.getByRole("navigation", { name: "Floors" })).toBeVisible();

    await journey.step("a guest books for tonight, and stands on both screens", async () => {
      await bookTonight(system, lastName);
      await shownWithin(AGREE_MS, performance.now(), lineOn(ines), lineOn(tomas));
    });

    let roomId = "";
    const door = (status: RegExp | string) =>
      fatima.getByRole("button", {
        name: new RegExp(`^${roomId}, ${status instanceof RegExp ? status.source : status}`),
      });
    await journey.step("Inês gives a room by keyboard", async () => {
      await ines.keyboard.press("/");
      await ines.keyboard.type(lastName);
      await ines.keyboard.press("ArrowDown");
      await lineOn(ines).getByRole("button").first().click();
      await ines.keyboard.press("r");
      const given = await giveRoom(ines, () => ines.keyboard.press("Control+Enter"));
      roomId = given.roomId;
      await shownWithin(AGREE_MS, given.at, ...onBoth(new RegExp(`room ${roomId}`)));
      await fatima
        .getByRole("navigation", { name: "Floors" })
        .getByRole("button", { name: new RegExp(`^Floor ${roomId.slice(0, 1)}`) })
        .click();
    });

    await journey.step("the room turns out to be dirty: check-in says what to do, in place", async () => {
      await openApi(system).post(`/properties/${HOTEL}/rooms/${roomId}/status`, { status: "DIRTY" });
      await shownWithin(AGREE_MS, performance.now(), ...onBoth("To clean"), door("To clean"));
      await ines.keyboard.press("c");
      await ines.getByRole("button", { name: `Check in to ${roomId}` }).click();
      await expect(ines.getByRole("dialog").getByRole("alert")).toContainText(
        `${roomId} is to be cleaned first`,
      );
      await ines.keyboard.press("Escape");
    });

    await journey.step("Fátima cleans it, and both at the desk see it", async () => {
      await door("To clean").click();
      await fatima.getByRole("button", { name: "Start" }).click();
      await expect(fatima.getByText("You are in here since")).toBeVisible();
      const finish = fatima.getByRole("button", { name: `Finish ${roomId}` });
      const finished = await answerTo(fatima, "desk.setRoomStatus", () => finish.click());
      await shownWithin(AGREE_MS, finished.at, ...onBoth("Clean"), door("Clean"));
    });

    await journey.step("Inês checks in; Tomás and the phone know", async () => {
      await ines.keyboard.press("c");
      await ines.getByRole("button", { name: `Check in to ${roomId}` }).waitFor();
      const isIn = await answerTo(ines, "desk.checkIn", () => ines.keyboard.press("Control+Enter"));
      await shownWithin(AGREE_MS, isIn.at, ...onBoth("In house"), door(/.*stays until/));
      await expect(tomas.getByText(`in to ${roomId}`)).toBeVisible();
    });

    await journey.step("Tomás checks out at once, and the room is to be cleaned on the phone", async () => {
      await ines.getByRole("searchbox").fill("");
      await ines.keyboard.press("Escape");
      await ines.keyboard.press("2");
      await tomas.keyboard.press("3");
      await lineOn(tomas).getByRole("button").first().click();
      await tomas.keyboard.press("o");
      const leave = tomas.getByRole("dialog").getByRole("button", { name: /check out/i });
      const left = await answerTo(tomas, "desk.checkOut", () => leave.click());
      await shownWithin(AGREE_MS, left.at, lineOn(ines).getByText("Gone"), door("To clean"));
      await expect(tomas.getByRole("dialog")).toBeHidden();
      await expect(lineOn(tomas)).toBeHidden();
      await tomas.keyboard.press("2");
      await expect(lineOn(tomas).getByText("Gone")).toBeVisible();
    });
    for (const page of [ines, tomas, fatima]) await page.context().close();
  },
);

journey(
  "axe finds nothing on the lists of the day and on its sheets",
  { tag: "@phone" },
  async ({ page, system }) => {
    journey.setTimeout(180_000);
    const lastName = nobodyElse("Axelrod");
    await bookTonight(system, lastName);
    await signIn(page, system, AT_THE_DESK[0], "/desk");
    const line = page.locator("[data-line]").filter({ hasText: lastName }).first();
    await line.getByRole("button").first().click();
    for (const words of ["Choose room", "Take payment", "Open", /^Check in/]) {
      await line.getByRole("button", { name: words }).click();
      await page.getByRole("dialog").waitFor();
      await expectFaultless(page);
      await page.getByRole("button", { name: "Close" }).click();
    }
    for (const tab of ["3", "4"]) {
      await page.keyboard.press(tab);
      await expect(page.getByRole("tab", { selected: true })).toHaveAttribute("aria-keyshortcuts", tab);
      await expectFaultless(page);
    }
  },
);

journey(
  "says what waits when the phone has no network, and sends it when it has one again",
  { tag: "@phone-only" },
  async ({ page, context, system }) => {
    const api = openApi(system);
    const rooms = `/properties/${HOTEL}/rooms`;
    const board = () => api.get<{ items: Room[] }>(rooms);
    // The other journeys' guests have classic rooms.
    const free = (await board()).items.find(
      (room) => room.roomTypeId !== "CLASSIC" && !room.occupied && !room.arriving && !room.outOfOrder,
    );
    if (!free) throw new Error("every room has a guest");
    const { roomId, floor } = free;
    await api.post(`${rooms}/${roomId}/status`, { status: "DIRTY" });
    await signIn(page, system, HOUSEKEEPER, "/desk/housekeeping");
    await page
      .getByRole("navigation", { name: "Floors" })
      .getByRole("button", { name: new RegExp(`^Floor ${floor}`) })
      .click();
    const door = page.getByRole("button", { name: new RegExp(`^${roomId}, `) });
    await door.click();
    await context.setOffline(true);
    await page.getByRole("button", { name: `${roomId} is clean` }).click();
    await expect(page.getByText(`${roomId} waits to be sent`)).toBeVisible();
    await expect(door).toHaveAccessibleName(/Clean/);
    await context.setOffline(false);
    await expect(page.getByText(`${roomId} waits to be sent`)).toBeHidden();
    expect((await board()).items.find((room) => room.roomId === roomId)?.status).toBe("CLEAN");
  },
);
