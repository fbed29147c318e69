import { expect, type Page } from "@playwright/test";
import { arriveAtConfirmation, openBooking, sendBooking, writeGuest } from "./booking";
import { daysAhead } from "./dates";
import { signIn } from "./staff";
import { bookStay, openStay } from "./stays";
import type { System } from "./system";

type Opens = (page: Page, system: System) => Promise<unknown>;

const ADMIN = "admin@roomstream.example";
const DESK = "desk@casa.example";

const stay = { arrival: daysAhead(50), departure: daysAhead(53) };
const offers = new URLSearchParams({ ...stay, adults: "2", children: "1" });
const booking = { ...stay, roomTypeId: "MIRANTE", ratePlanId: "FLEX" };
const classic = { ...stay, roomTypeId: "CLASSIC" };

const as =
  (email: string, path: string, shown: (page: Page) => Promise<unknown> = heading): Opens =>
  async (page, system) => {
    await signIn(page, system, email, path);
    await shown(page);
  };
const heading = (page: Page) => page.getByRole("heading", { level: 1 }).first().waitFor();
/** The shape that stands where figures will be. */
const figures = async (page: Page) => {
  await heading(page);
  await expect(page.locator(".shape")).toHaveCount(0);
};
const go =
  (path: string): Opens =>
  async (page) => {
    await page.goto(path);
    await heading(page);
  };

/** How each page of the app comes to be shown, and in which states; by its folder's name. */
export const pages: Record<string, Record<string, Opens>> = {
  "/": { "the first page": go("/") },
  "/hotels/[slug]": {
    "a hotel with its offers": go(`/hotels/casa-do-mirante?${offers}`),
    "a hotel in yen": go(`/hotels/kawabe-no-yado?${offers}`),
  },
  "/hotels/[slug]/book": {
    "a booking with nothing in it": async (page) => {
      await openBooking(page, "casa-do-mirante", booking);
      await sendBooking(page);
      await expect(page.locator("[aria-invalid=true]").first()).toBeFocused();
    },
  },
  "/reservations/[confirmationNumber]": {
    "a booking that is confirmed": async (page) => {
      await openBooking(page, "casa-do-mirante", booking);
      await writeGuest(page);
      await sendBooking(page);
      await arriveAtConfirmation(page);
      await expect(page.getByRole("heading", { level: 1 })).not.toContainText("pencilled in");
    },
    "the way to a stay": go("/reservations/RSV-2026-AAAAAAAA"),
    "a stay": async (page, system) => openStay(page, await bookStay(system, classic)),
  },
  "/api/docs": { "what holds for every call": go("/api/docs") },
  "/api/docs/[operationId]": { "a call of the API": go("/api/docs/createReservation") },
  "/desk": { today: as(DESK, "/desk", (page) => page.getByRole("tab").first().waitFor()) },
  "/desk/reservations/[confirmationNumber]": {
    "a stay at the desk": async (page, system) => {
      const number = await bookStay(system, classic);
      await as(DESK, `/desk/reservations/${number}`)(page, system);
    },
    "a stay that is not there": as(DESK, "/desk/reservations/RSV-2026-AAAAAAAA"),
  },
  "/desk/account": { "one's account": as(DESK, "/desk/account") },
  "/desk/housekeeping": {
    "the rooms of a floor": as("housekeeping@casa.example", "/desk/housekeeping", (page) =>
      page.getByRole("navigation", { name: "Floors" }).waitFor(),
    ),
  },
  "/desk/no-access": { "a page that is not theirs": as("housekeeping@casa.example", "/desk/no-access") },
  "/desk/sign-in": { "the sign-in": go("/desk/sign-in") },
  "/manage": { "how the hotel does": as("manager@casa.example", "/manage", figures) },
  "/manage/audit": { "who did what": as(ADMIN, "/manage/audit") },
  "/manage/staff": { staff: as(ADMIN, "/manage/staff") },
  "/manage/operations": {
    "the engine room": as(ADMIN, "/manage/operations", figures),
    "its map": as(ADMIN, "/manage/operations", async (page) => {
      await figures(page);
      await page.getByRole("button", { name: "Map" }).click();
      await page.getByRole("img", { name: /^Map of/ }).waitFor();
    }),
    "its table": as(ADMIN, "/manage/operations", async (page) => {
      await figures(page);
      await page.getByRole("button", { name: "Table" }).click();
      await page.getByRole("row", { name: /^reservation.confirmed/ }).waitFor();
    }),
  },
  "/manage/operations/dead-letters": {
    "dead letters": as(ADMIN, "/manage/operations/dead-letters", figures),
  },
  "/manage/operations/events": { "the latest events": as(ADMIN, "/manage/operations/events", figures) },
  "/manage/operations/events/[confirmationNumber]": {
    "one stay's events": async (page, system) => {
      const number = await bookStay(system, classic);
      await as(ADMIN, `/manage/operations/events/${number}`)(page, system);
      await page.getByRole("region", { name: "Envelope", exact: true }).waitFor();
    },
  },
  "/manage/operations/mail": {
    "mail to guests": as(ADMIN, "/manage/operations/mail", (page) => page.getByRole("article").waitFor()),
  },
  "/not-found.tsx": { "a page that is not there": go("/nowhere") },
  "/error.tsx": {
    "a page that could not be made": async (page, system) => {
      // An answer that no page understands: what breaks then is the page, whatever broke the answer.
      await page.route("**/api/trpc/desk.today**", (route) =>
        route.fulfill({ json: [{ result: { data: {} } }] }),
      );
      await signIn(page, system, DESK, "/desk");
      await page.getByRole("heading", { name: "The book cannot be read just now" }).waitFor();
    },
  },
};

/** Stands in for the whole document when the frame of all pages fails, of which there is nothing to break from outside. */
export const NOT_SHOWN = ["/global-error.tsx"];
