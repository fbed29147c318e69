import { expect, type Page } from "@playwright/test";
import type { System } from "./system";

export const host = { firstName: "Hanna", lastName: "Virtanen", email: "hanna@virtanen.example" };

type Plan = {
  propertyId?: string;
  roomTypeId: string;
  ratePlanId?: string;
  arrival: string;
  departure: string;
  token?: string;
};
type Offer = {
  roomTypeId: string;
  ratePlanId: string;
  guarantee: string;
  totals: { total: number; currency: string };
};

/** Books a stay for two as an integrator would, and waits until it is confirmed; the guest's page is what is tried then. */
export async function bookStay(system: System, plan: Plan): Promise<string> {
  const { propertyId = "PROP-001", ratePlanId = "FLEX", token = "tok_visa", ...stay } = plan;
  const headers = { authorization: `Bearer ${system.apiKey}`, "content-type": "application/json" };
  const party = { adults: 2, children: 0 };
  const query = new URLSearchParams({ arrival: stay.arrival, departure: stay.departure, adults: "2" });
  const found = await fetch(`${system.url}/api/v1/properties/${propertyId}/offers?${query}`, { headers });
  const { offers }: { offers: Offer[] } = await found.json();
  const offer = offers.find((one) => one.roomTypeId === stay.roomTypeId && one.ratePlanId === ratePlanId);
  if (!offer) throw new Error(`${stay.roomTypeId} with ${ratePlanId} is not sold from ${stay.arrival}`);
  const booked = await fetch(`${system.url}/api/v1/reservations`, {
    method: "POST",
    headers: { ...headers, "idempotency-key": crypto.randomUUID() },
    body: JSON.stringify({
      propertyId,
      ratePlanId,
      ...stay,
      ...party,
      guest: host,
      ...(offer.guarantee === "NONE" ? {} : { payment: { token } }),
      expectedTotal: { amount: offer.totals.total, currency: offer.totals.currency },
    }),
  });
  const { confirmationNumber } = await booked.json();
  await expect
    .poll(async () => {
      const read = await fetch(`${system.url}/api/v1/reservations/${confirmationNumber}`, { headers });
      return (await read.json()).status;
    })
    .toBe("CONFIRMED");
  return confirmationNumber;
}

/** Opens the guest's own page of a stay by number and last name. */
export async function openStay(page: Page, confirmationNumber: string): Promise<void> {
  await page.goto(`/reservations/${confirmationNumber}`);
  await page.getByLabel("Last name").fill(host.lastName);
  await page.getByRole("button", { name: "Show the booking" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(host.firstName);
}

/** Opens one of the lines of what can be done, where it is not open already. */
export async function openRow(page: Page, title: string): Promise<void> {
  const row = page.locator("details", { has: page.getByRole("heading", { name: title, exact: true }) });
  if (!(await row.evaluate((element: HTMLDetailsElement) => element.open))) {
    await row.locator("summary").click();
  }
}

/** The link that a mail about a stay carries, as it stands in the mails that the house keeps. */
export async function linkMailedFor(system: System, confirmationNumber: string): Promise<URL> {
  let found: string | undefined;
  await expect
    .poll(async () => {
      const kept = await fetch(`${system.url}/api/trpc/operations.mails?input=%7B%7D`, {
        headers: { authorization: `Bearer ${system.apiKey}` },
      });
      const { result }: { result: { data: { items: { text: string }[] } } } = await kept.json();
      const mail = result.data.items.find(({ text }) =>
        text.includes(`/reservations/${confirmationNumber}?key=`),
      );
      found = mail?.text.match(/https?:\/\/\S+\?key=[\w-]+/)?.[0];
      return found;
    })
    .toBeDefined();
  return new URL(found ?? "");
}
