import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { devices, type Locator, type Page } from "@playwright/test";
import { openApi } from "../support/api";
import { expect, journey } from "../support/journey";
import { signIn } from "../support/staff";
import type { System } from "../support/system";

const HOTEL = "PROP-001";
const AT_THE_DESK = ["desk@casa.example", "manager@casa.example"] as const;
const HOUSEKEEPER = "housekeeping@casa.example";
/** What one screen shows, all others show within this. */
const AGREE_MS = 1_000;

const axe = async (page: Page) => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

/** Waits until one of the screens shows it; from then on the others have a second. */
async function agree(...screens: Locator[]): Promise<void> {
  await Promise.any(screens.map((shown) => shown.waitFor()));
  await Promise.all(screens.map((shown) => expect(shown).toBeVisible({ timeout: AGREE_MS })));
}

/** Books a classic double for tonight, as an integrator does, and waits until it is confirmed. */
async function bookTonight(system: System, lastName: string): Promise<string> {
  const api = openApi(system);
  const hotels = await api.get<{ items: { propertyId: string; businessDate: string }[] }>("/properties");
  const arrival = hotels.items.find(({ propertyId }) => propertyId === HOTEL)?.businessDate ?? "";
  const departure = new Date(Date.parse(arrival) + 86_400_000).toISOString().slice(0, 10);
  const stay = { arrival, departure, adults: 2, children: 0 };
  const query = new URLSearchParams(Object.entries(stay).map(([name, value]) => [name, String(value)]));
  const { offers } = await api.get<{
    offers: { roomTypeId: string; ratePlanId: string; totals: { total: number; currency: string } }[];
  }>(`/properties/${HOTEL}/offers?${query}`);
  const offer = offers.find(
    ({ roomTypeId, ratePlanId }) => roomTypeId === "CLASSIC" && ratePlanId === "FLEX",
  );
  if (!offer) throw new Error("There is no classic double left for tonight");
  const { confirmationNumber } = await api.post<{ confirmationNumber: string }>("/reservations", {
    propertyId: HOTEL,
    roomTypeId: offer.roomTypeId,
    ratePlanId: offer.ratePlanId,
    ...stay,
    guest: { firstName: "Teresa", lastName, email: "teresa@example.com" },
    payment: { token: "tok_visa" },
    expectedTotal: { amount: offer.totals.total, currency: offer.totals.currency },
  });
  return confirmationNumber;
}

/** A name that no other guest of the day has. */
const nobodyElse = (name: string) =>
  `${name} ${randomUUID()
    .replaceAll(/[^a-f]/g, "")
    .slice(0, 6)}`;

const isPhone = ({ isMobile }: { isMobile: boolean }) => isMobile;

journey.describe("a day at the desk", () => {
  journey.skip(isPhone, "the journey has a phone of its own");

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
      await expect(ines.getByRole("tab").first()).toBeVisible({ timeout: 40_000 });
      await expect(tomas.getByRole("tab").first()).toBeVisible();
      await expect(fatima.getByRole("navigation", { name: "Floors" })).toBeVisible();

      await journey.step("a guest books for tonight, and stands on both screens", async () => {
        await bookTonight(system, lastName);
        await agree(lineOn(ines), lineOn(tomas));
      });

      let roomId = "";
      await journey.step("Inês gives a room by keyboard", async () => {
        await ines.keyboard.press("/");
        await ines.keyboard.type(lastName);
        await ines.keyboard.press("ArrowDown");
        await lineOn(ines).getByRole("button").first().click();
        await ines.keyboard.press("r");
        const give = ines.getByRole("button", { name: /^Give \d+/ });
        await give.waitFor();
        roomId = /\d+/.exec((await give.textContent()) ?? "")?.[0] ?? "";
        await ines.keyboard.press("Control+Enter");
        const hasRoom = (page: Page) => lineOn(page).getByText(`room ${roomId}`);
        await agree(hasRoom(ines), hasRoom(tomas));
      });

      const door = fatima.getByRole("button", { name: new RegExp(`^${roomId}, `) });
      await journey.step("the room turns out to be dirty: check-in says what to do, in place", async () => {
        const before = openApi(system);
        await before.post(`/properties/${HOTEL}/rooms/${roomId}/status`, { status: "DIRTY" });
        await agree(lineOn(ines).getByText("To clean"), lineOn(tomas).getByText("To clean"));
        await ines.keyboard.press("c");
        await ines.getByRole("button", { name: `Check in to ${roomId}` }).click();
        await expect(ines.getByRole("dialog").getByRole("alert")).toContainText(
          `${roomId} is to be cleaned first`,
        );
        await ines.keyboard.press("Escape");
      });

      await journey.step("Fátima cleans it, and both at the desk see it", async () => {
        const floor = fatima.getByRole("navigation", { name: "Floors" }).getByRole("button", {
          name: new RegExp(`^Floor ${roomId.slice(0, 1)}`),
        });
        await floor.click();
        await door.click();
        await fatima.getByRole("button", { name: "Start" }).click();
        await expect(fatima.getByText("You are in here since")).toBeVisible();
        await fatima.getByRole("button", { name: `Finish ${roomId}` }).click();
        await agree(
          lineOn(ines).getByText("Clean", { exact: true }),
          lineOn(tomas).getByText("Clean", { exact: true }),
        );
        await expect(door).toHaveAccessibleName(/Clean/);
      });

      await journey.step("Inês checks in; Tomás and the phone know", async () => {
        await ines.keyboard.press("c");
        await ines.getByRole("button", { name: `Check in to ${roomId}` }).waitFor();
        await ines.keyboard.press("Control+Enter");
        const isIn = fatima.getByRole("button", { name: new RegExp(`^${roomId}, .*stays until`) });
        await agree(lineOn(ines).getByText("In house"), lineOn(tomas).getByText("In house"), isIn);
        await expect(tomas.getByText(`in to ${roomId}`)).toBeVisible();
      });

      await journey.step("Tomás checks out at once, and the room is to be cleaned on the phone", async () => {
        await tomas.keyboard.press("3");
        await lineOn(tomas).getByRole("button").first().click();
        await tomas.keyboard.press("o");
        await tomas
          .getByRole("dialog")
          .getByRole("button", { name: /check out/i })
          .click();
        await expect(tomas.getByRole("dialog")).toBeHidden();
        await expect(lineOn(tomas)).toBeHidden();
        const dirty = fatima.getByRole("button", { name: new RegExp(`^${roomId}, To clean`) });
        await agree(dirty);
        await ines.getByRole("searchbox").fill("");
        await ines.keyboard.press("Escape");
        await ines.keyboard.press("2");
        await tomas.keyboard.press("2");
        await agree(lineOn(ines).getByText("Gone"), lineOn(tomas).getByText("Gone"));
      });
      for (const page of [ines, tomas, fatima]) await page.context().close();
    },
  );
});

for (const colorScheme of ["light", "dark"] as const) {
  journey.describe(`the desk in ${colorScheme}`, () => {
    journey.use({ colorScheme });

    journey("axe finds nothing on the day, its lists and its sheets", async ({ page, system }) => {
      journey.setTimeout(180_000);
      const lastName = nobodyElse("Axelrod");
      await bookTonight(system, lastName);
      await signIn(page, system, AT_THE_DESK[0], "/desk");
      const line = page.locator("[data-line]").filter({ hasText: lastName }).first();
      await line.getByRole("button").first().click();
      await axe(page);
      for (const words of ["Choose room", "Take payment", "Open", /^Check in/]) {
        await line.getByRole("button", { name: words }).click();
        await axe(page);
        await page.getByRole("button", { name: "Close" }).click();
      }
      for (const tab of ["3", "4"]) {
        await page.keyboard.press(tab);
        await expect(page.getByRole("tab", { selected: true })).toHaveAttribute("aria-keyshortcuts", tab);
        await axe(page);
      }
    });

    journey("axe finds nothing on the rooms of a floor", async ({ page, system }) => {
      await signIn(page, system, HOUSEKEEPER, "/desk/housekeeping");
      await expect(page.getByRole("navigation", { name: "Floors" })).toBeVisible();
      await axe(page);
    });
  });
}

journey(
  "says what waits when the phone has no network, and sends it when it has one again",
  async ({ page, context, system, isMobile }) => {
    journey.skip(!isMobile, "two of them at once would clean the same room");
    const api = openApi(system);
    await api.post(`/properties/${HOTEL}/rooms/108/status`, { status: "DIRTY" });
    await signIn(page, system, HOUSEKEEPER, "/desk/housekeeping");
    await page
      .getByRole("navigation", { name: "Floors" })
      .getByRole("button", { name: /^Floor 1/ })
      .click();
    const door = page.getByRole("button", { name: /^108, / });
    await door.click();
    await context.setOffline(true);
    await page.getByRole("button", { name: "108 is clean" }).click();
    await expect(page.getByText("108 waits to be sent")).toBeVisible();
    await expect(door).toHaveAccessibleName(/Clean/);
    await context.setOffline(false);
    await expect(page.getByText("108 waits to be sent")).toBeHidden();
    const board = await api.get<{ items: { roomId: string; status: string }[] }>(
      `/properties/${HOTEL}/rooms`,
    );
    expect(board.items.find(({ roomId }) => roomId === "108")?.status).toBe("CLEAN");
  },
);
