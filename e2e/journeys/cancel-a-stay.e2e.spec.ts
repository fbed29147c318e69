import { daysAhead } from "../support/dates";
import { expectFaultless } from "../support/faultless";
import { expect, journey } from "../support/journey";
import { bookStay, linkMailedFor, openRow, openStay } from "../support/stays";

const everywhere = { tag: ["@phone", "@bus"] };

journey(
  "a guest cancels in time: nothing is kept, all is let go",
  everywhere,
  async ({ page, system, books }, info) => {
    // Often the first journey of a run: the browser and the pages are cold, and axe reads the end of it.
    journey.slow();
    const first = 120 + (info.project.name.includes("phone") ? 8 : 0);
    const stay = { roomTypeId: "CLASSIC", arrival: daysAhead(first), departure: daysAhead(first + 2) };
    await books.leaveRooms("PROP-001", stay.roomTypeId, stay.arrival, 2, 4);
    const number = await bookStay(system, stay);
    const before = await books.sold("PROP-001", stay.roomTypeId, stay.arrival, 2);
    await openStay(page, number);
    await openRow(page, "Cancel");
    await page.getByRole("button", { name: /^Cancel and release €\d+\.\d\d$/ }).click();
    await page.getByRole("button", { name: "Keep the stay" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("See you");
    await page.getByRole("button", { name: /^Cancel and release/ }).click();
    await page.getByRole("button", { name: /^Yes, cancel and release/ }).click();

    await expect(page.getByRole("heading", { level: 1 })).toContainText("This stay is cancelled");
    await expect.poll(() => books.leftBehindBy(number)).toMatchObject({ heldNights: 0, captured: 0 });
    await expect.poll(async () => (await books.leftBehindBy(number)).letGo).toBeGreaterThan(0);
    await expect.poll(() => books.sold("PROP-001", stay.roomTypeId, stay.arrival, 2)).toBe(before - 2);
    await expect(page.getByText("Nothing is held on your card any more.")).toBeVisible();
    await expectFaultless(page);
  },
);

journey(
  "a guest cancels too late: the page says before what is kept, and it is",
  async ({ page, system, books }) => {
    const stay = { roomTypeId: "MIRANTE", arrival: daysAhead(1), departure: daysAhead(3) };
    await books.leaveRooms("PROP-001", stay.roomTypeId, stay.arrival, 2, 3);
    const number = await bookStay(system, stay);
    await openStay(page, number);
    await openRow(page, "Cancel");
    const kept = page.getByLabel("If you cancel now").getByText(/€/).nth(1);
    const fee = (await kept.textContent()) ?? "";
    expect(fee).not.toBe("€0.00");
    await page.getByRole("button", { name: "Cancel the stay, nothing comes back" }).click();
    await expectFaultless(page);
    await page.getByRole("button", { name: /^Yes, cancel the stay/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("This stay is cancelled");
    await expect
      .poll(async () => (await books.leftBehindBy(number)).captured)
      .toBe(Number(fee.replace(/\D/g, "")));
    await expect(page.getByRole("complementary", { name: "How the money stands" })).toContainText(fee);
  },
);

journey("the link of the mail opens the stay, and leaves no key in the address", async ({ page, system }) => {
  const number = await bookStay(system, {
    roomTypeId: "CLASSIC",
    arrival: daysAhead(130),
    departure: daysAhead(132),
  });
  const link = await linkMailedFor(system, number);
  await page.goto(link.pathname + link.search);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("See you");
  expect(new URL(page.url()).search).toBe("");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("See you");
  await page.goto(`${link.pathname}?key=${"A".repeat(43)}`);
  await expect(page.getByText("The link that brought you here does not open this booking")).toBeVisible();
});
