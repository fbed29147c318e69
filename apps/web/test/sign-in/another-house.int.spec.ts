import { afterAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser";
import { openHouse, SESSION } from "./house";

const house = await openHouse();
const { app, gateway, hire, issuer } = house;
afterAll(house.close);

describe("signing in through another house", () => {
  /** Goes there and comes back, as a browser is led. */
  async function comeBackFromThere(browser: ReturnType<typeof openBrowser>) {
    const there = await browser.signInElsewhere("/desk/housekeeping");
    const back = await fetch(there.json().url, { redirect: "manual" });
    const { pathname, search } = new URL(back.headers.get("location") ?? "");
    return browser.get(`${pathname}${search}`, { "sec-fetch-site": "cross-site" });
  }

  it("lets in whoever works here, by the verified e-mail", async () => {
    const rita = await hire(["FRONT_DESK"]);
    issuer.vouchFor({ sub: "42", email: rita.email.toUpperCase(), email_verified: true });
    const browser = openBrowser(app);
    const answer = await comeBackFromThere(browser);
    expect(answer.headers.location).toBe("http://localhost/desk/housekeeping");
    expect((await browser.me()).json().result.data.email).toBe(rita.email);
  });

  it.each([
    ["an e-mail that is not verified", { email_verified: false }, "EmailNotVerified"],
    ["an e-mail that nobody here has", { email: "stranger@casa.example" }, "NotStaff"],
    ["no e-mail at all", { email: undefined }, "EmailNotVerified"],
  ])("refuses %s and says so", async (_why, claims, error) => {
    const rita = await hire(["FRONT_DESK"]);
    issuer.vouchFor({ sub: "42", email: rita.email, email_verified: true, ...claims } as Parameters<
      typeof issuer.vouchFor
    >[0]);
    const browser = openBrowser(app);
    const answer = await comeBackFromThere(browser);
    expect(answer.headers.location).toBe(`/desk/sign-in?error=${error}`);
    expect(browser.cookies.has(SESSION)).toBe(false);
  });

  it("refuses an answer that this browser never asked for", async () => {
    const rita = await hire(["FRONT_DESK"]);
    issuer.vouchFor({ sub: "42", email: rita.email, email_verified: true });
    const there = await openBrowser(app).signInElsewhere();
    const back = await fetch(there.json().url, { redirect: "manual" });
    const { pathname, search } = new URL(back.headers.get("location") ?? "");
    const other = openBrowser(app);
    await other.get(`${pathname}${search}`);
    expect(other.cookies.has(SESSION)).toBe(false);
  });

  it("is not offered where there is no other house", async () => {
    const alone = await gateway({ oidc: undefined });
    const providers = await openBrowser(alone).get("/api/auth/providers");
    expect(Object.keys(providers.json())).toEqual(["credentials"]);
  });
});
