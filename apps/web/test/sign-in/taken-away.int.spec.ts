import type { AddressInfo } from "node:net";
import { changeRoles } from "@roomstream/domain/property/change-roles";
import { setDisabled } from "@roomstream/domain/property/set-disabled";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { openBrowser } from "./browser";
import { CASA, openHouse, PASSWORD } from "./house";

const house = await openHouse();
/** No beat comes in time: what ends a line is that it is told. */
const app = await house.gateway({ heartbeatMs: 3_600_000 });
await app.listen({ port: 0, host: "127.0.0.1" });
const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
const closing: AbortController[] = [];
afterEach(() => {
  for (const line of closing.splice(0)) line.abort();
});
afterAll(house.close);

/** Someone of the desk with the live line of their browser open. */
async function watching() {
  const rita = await house.hire(["FRONT_DESK"]);
  const browser = openBrowser(app);
  await browser.signIn(rita.email, PASSWORD);
  const line = new AbortController();
  closing.push(line);
  const input = JSON.stringify({ topics: [{ propertyId: CASA, kinds: ["reservation"] }], reservations: [] });
  const answer = await fetch(`${origin}/api/trpc/live.subscribe?input=${encodeURIComponent(input)}`, {
    headers: { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    signal: line.signal,
  });
  let text = "";
  let hasEnded = false;
  void (async () => {
    for await (const chunk of answer.body ?? []) text += Buffer.from(chunk).toString();
    hasEnded = true;
  })().catch((error: unknown) => {
    if (!line.signal.aborted) throw error;
  });
  await vi.waitFor(() => expect(text).toContain("watching"));
  return { rita, browser, text: () => text, hasEnded: () => hasEnded };
}
const withinASecond = { timeout: 1_000, interval: 10 };

describe("an open live line", () => {
  it.each<[string, (open: Awaited<ReturnType<typeof watching>>) => Promise<unknown>]>([
    ["their role is taken away", ({ rita }) => changeRoles({ ...rita.change, roles: [] })],
    ["they are kept out", ({ rita }) => setDisabled({ ...rita.change, disabled: true, manages: () => true })],
    ["they sign out", ({ browser }) => browser.signOut()],
    [
      "they change their password",
      ({ browser }) =>
        browser.post("/api/trpc/staff.changePassword", {
          current: PASSWORD,
          next: "the moon over the roofs",
        }),
    ],
  ])("given %s, then it ends within a second", async (_what, act) => {
    const open = await watching();
    await act(open);
    await vi.waitFor(() => expect(open.hasEnded()).toBe(true), withinASecond);
    expect(open.text()).toContain('"FORBIDDEN"');
  });

  it("given a colleague's role changes, or a role more is given, then it goes on", async () => {
    const [open, colleague] = [await watching(), await watching()];
    await changeRoles({ ...colleague.rita.change, roles: [] });
    await changeRoles({ ...open.rita.change, roles: ["FRONT_DESK", "MANAGER"] });
    await vi.waitFor(() => expect(colleague.hasEnded()).toBe(true), withinASecond);
    expect(open.hasEnded()).toBe(false);
  });
});
