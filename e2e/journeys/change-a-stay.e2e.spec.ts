import { clocksChange, daysAhead } from "../support/dates";
import { expectFaultless } from "../support/faultless";
import { expect, journey } from "../support/journey";
import { bookStay, openRow, openStay } from "../support/stays";

/** Each device has nights of its own. */
const from = (project: string, day: number) => day + (project.includes("phone") ? 12 : 0);

journey(
  "a guest stays a night longer, and then one less",
  { tag: ["@phone", "@bus"] },
  async ({ page, system, books }, info) => {
    const first = from(info.project.name, 110);
    const stay = { roomTypeId: "MIRANTE", arrival: daysAhead(first), departure: daysAhead(first + 3) };
    await books.leaveRooms("PROP-001", stay.roomTypeId, stay.arrival, 5, 4);
    const number = await bookStay(system, stay);
    await openStay(page, number);
    await openRow(page, "Change dates");

    await page.getByRole("button", { name: "Leave a night later" }).click();
    await page.getByRole("button", { name: /^Add \w+ night for €\d+\.\d\d$/ }).click();
    await expect(page.getByText("Your stay is changed.")).toBeVisible();
    await expect.poll(async () => (await books.leftBehindBy(number)).heldNights).toBe(4);

    await openRow(page, "Change dates");
    const grip = page.getByRole("slider", { name: "The day you leave" });
    await expect(grip).toHaveAttribute("aria-valuenow", "4");
    await grip.press("ArrowLeft");
    await grip.press("ArrowLeft");
    await page.getByRole("button", { name: /^Give back two nights, €\d+\.\d\d less$/ }).click();
    await expect.poll(async () => (await books.leftBehindBy(number)).heldNights).toBe(2);
    await expect(grip).toHaveAttribute("aria-valuenow", "2");
  },
);

journey(
  "the end of a stay is drawn to another morning by hand",
  { tag: "@phone" },
  async ({ page, system, books }, info) => {
    const first = from(info.project.name, 140);
    const stay = { roomTypeId: "MIRANTE", arrival: daysAhead(first), departure: daysAhead(first + 2) };
    await books.leaveRooms("PROP-001", stay.roomTypeId, stay.arrival, 6, 4);
    await openStay(page, await bookStay(system, stay));
    const grip = page.getByRole("slider", { name: "The day you leave" });
    await grip.scrollIntoViewIfNeeded();
    const box = await grip.boundingBox();
    const night = await page.locator(".morning").first().boundingBox();
    if (!box || !night) throw new Error("the tape is not shown");
    await page.mouse.move(box.x + box.width / 2, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + night.width, box.y + 24, { steps: 6 });
    await page.mouse.up();
    await expect(grip).toHaveAttribute("aria-valuenow", "3");
    await openRow(page, "Change dates");
    await expect(page.getByRole("button", { name: /^Add \w+ night for/ })).toBeVisible();
  },
);

journey(
  "a longer stay is refused where the room went, and the stay as booked stands",
  async ({ page, system, books }) => {
    const stay = { roomTypeId: "ATTIC", arrival: daysAhead(170), departure: daysAhead(172) };
    await books.leaveRooms("PROP-001", stay.roomTypeId, stay.arrival, 4, 2);
    const number = await bookStay(system, stay);
    await openStay(page, number);
    await openRow(page, "Change dates");
    await page.getByRole("button", { name: "Leave a night later" }).click();
    const add = page.getByRole("button", { name: /^Add \w+ night for/ });
    await expect(add).toBeVisible();
    await books.leaveRooms("PROP-001", stay.roomTypeId, stay.departure, 2, 0);
    await add.click();
    await expect(page.getByRole("alert").getByText("Your stay as booked stands")).toBeVisible();
    expect((await books.leftBehindBy(number)).heldNights).toBe(2);
  },
);

journey("a stay in yen is changed without decimals", async ({ page, system, books }) => {
  const stay = { roomTypeId: "RIVER", arrival: daysAhead(110), departure: daysAhead(112) };
  await books.leaveRooms("PROP-003", stay.roomTypeId, stay.arrival, 5, 3);
  await openStay(page, await bookStay(system, { propertyId: "PROP-003", ratePlanId: "HALFBOARD", ...stay }));
  await openRow(page, "Change dates");
  await page.getByRole("button", { name: "Leave a night later" }).click();
  await page.getByRole("button", { name: /^Add \w+ night for ¥[\d,]+$/ }).click();
  await expect(page.getByText("Your stay is changed.")).toBeVisible();
  await expect(page.getByText(/¥\d[\d,]*\.\d/)).toHaveCount(0);
});

journey(
  "a stay over the night the clocks change has as many nights as days",
  async ({ page, system, books }) => {
    const sunday = clocksChange();
    const stay = { roomTypeId: "MIRANTE", arrival: sunday.before, departure: sunday.after };
    await books.leaveRooms("PROP-001", stay.roomTypeId, stay.arrival, 5, 3);
    const number = await bookStay(system, stay);
    await openStay(page, number);
    await openRow(page, "Change dates");
    const grip = page.getByRole("slider", { name: "The day you leave" });
    await expect(grip).toHaveAttribute("aria-valuenow", "2");
    await page.getByRole("button", { name: "Leave a night later" }).click();
    await page.getByRole("button", { name: /^Add Monday night for €/ }).click();
    await expect.poll(async () => (await books.leftBehindBy(number)).heldNights).toBe(3);
    await expect(page.getByText("until 12:00")).toBeVisible();
  },
);

journey(
  "axe finds nothing on a guest's page, nor on a change of it",
  { tag: "@phone" },
  async ({ page, system, books }, info) => {
    // Four states are read, and the bank takes five seconds.
    journey.slow();
    const first = from(info.project.name, 200);
    const stay = { roomTypeId: "MIRANTE", arrival: daysAhead(first), departure: daysAhead(first + 3) };
    await books.leaveRooms("PROP-001", stay.roomTypeId, stay.arrival, 5, 4);
    await openStay(page, await bookStay(system, { ...stay, token: "tok_slow" }));
    await openRow(page, "Change dates");
    await openRow(page, "Change guests or room");
    await openRow(page, "Cancel");
    await page.getByRole("button", { name: "Leave a night later" }).click();
    const add = page.getByRole("button", { name: /^Add \w+ night for/ });
    await expect(add).toBeVisible();
    await expectFaultless(page);
    await add.click();
    await expect(page.getByText("Your change is being written.")).toBeVisible();
    await expectFaultless(page);
    await expect(page.getByText("Your stay is changed.")).toBeVisible();
    await expectFaultless(page);
  },
);
