import { afterAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser";
import { CASA, openHouse, PASSWORD, SESSION } from "./house";

const house = await openHouse();
const { app, gateway, hire, hotel, signedIn } = house;
afterAll(house.close);

describe("signing in with a password", () => {
  it("makes a session that says who one is, and leads to the page that was wanted", async () => {
    const rita = await hire(["FRONT_DESK", "REVENUE"]);
    const browser = openBrowser(app);
    expect((await browser.me()).statusCode).toBe(401);
    const answer = await browser.signIn(
      ` ${rita.email.toUpperCase()}`,
      PASSWORD,
      "/desk/housekeeping?floor=2",
    );
    expect(answer.json()).toEqual({ url: "http://localhost/desk/housekeeping?floor=2" });
    expect((await browser.me()).json().result.data).toMatchObject({
      name: "Rita Alves",
      email: rita.email,
      passwordIsTemporary: false,
      hotels: [{ propertyId: CASA, name: "Casa do Mirante", roles: ["FRONT_DESK", "REVENUE"] }],
    });
  });

  it("keeps the session in a cookie that no script reads and no other site sends", async () => {
    const { browser, rita } = await signedIn(["FRONT_DESK"]);
    const answer = await browser.signIn(rita.email, PASSWORD);
    const cookie = answer.cookies.find(({ name }) => name === SESSION);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
    const hours = ((cookie?.expires?.getTime() ?? 0) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(11.9);
    expect(hours).toBeLessThan(12.1);
    const https = await gateway({ publicUrl: "https://hotel.example" });
    const secure = openBrowser(https, { host: "hotel.example" });
    const safe = await secure.signIn(rita.email, PASSWORD);
    expect(safe.cookies.filter(({ name }) => name.includes("session"))).toMatchObject([
      { name: `__Secure-${SESSION}`, secure: true, httpOnly: true },
    ]);
    expect(safe.json()).toEqual({ url: "https://hotel.example/desk" });
    expect((await secure.me()).statusCode).toBe(200);
  });

  it.each([
    "https://elsewhere.example/desk",
    "//elsewhere.example/desk",
    "/\\elsewhere.example/desk",
    "/desk/sign-in",
  ])("does not lead to %s", async (callbackUrl) => {
    const { browser, rita } = await signedIn(["FRONT_DESK"]);
    const answer = await browser.signIn(rita.email, PASSWORD, callbackUrl);
    expect(answer.json().url).toMatch(/^http:\/\/localhost\/desk$/);
  });

  it("says no more than that e-mail or password is wrong", async () => {
    const rita = await hire(["FRONT_DESK"]);
    const browser = openBrowser(app, { ip: "192.0.2.2" });
    const wrong = await browser.signIn(rita.email, "a guess");
    const unknown = await browser.signIn("nobody@casa.example", PASSWORD);
    for (const answer of [wrong, unknown]) {
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toMatchObject({ code: "UNAUTHORIZED" });
      expect(answer.json().detail).toBe(wrong.json().detail);
    }
    expect(browser.cookies.has(SESSION)).toBe(false);
  });

  it("refuses an address that guesses the password of one, also the right one, and lets others in", async () => {
    const rita = await hire(["FRONT_DESK"]);
    const guesser = openBrowser(app, { ip: "192.0.2.3" });
    for (let guess = 0; guess < 10; guess += 1) await guesser.signIn(rita.email, `guess ${guess}`);
    const tooMany = await guesser.signIn(rita.email, PASSWORD);
    expect(tooMany.statusCode).toBe(429);
    expect(Number(tooMany.headers["retry-after"])).toBeGreaterThan(60);
    expect((await openBrowser(app, { ip: "192.0.2.4" }).signIn(rita.email, PASSWORD)).statusCode).toBe(200);
  });

  it("refuses an address that guesses the passwords of many", async () => {
    const strict = await gateway({ limits: { wrongPasswordOfAddress: 3 } });
    const guesser = openBrowser(strict, { ip: "192.0.2.5" });
    for (let guess = 0; guess < 3; guess += 1) await guesser.signIn(`one-${guess}@casa.example`, "password");
    const rita = await hire(["FRONT_DESK"]);
    expect((await guesser.signIn(rita.email, PASSWORD)).statusCode).toBe(429);
  });

  it("wants the token that only our own pages can read, and JSON", async () => {
    const rita = await hire(["FRONT_DESK"]);
    const browser = openBrowser(app);
    const body = { email: rita.email, password: PASSWORD, json: "true" };
    await browser.post("/api/auth/callback/credentials", { ...body, csrfToken: "made up" });
    expect(browser.cookies.has(SESSION)).toBe(false);
    const cross = await browser.post("/api/auth/callback/credentials", body, {
      "sec-fetch-site": "cross-site",
    });
    expect(cross.statusCode).toBe(403);
    const form = await app.inject({
      method: "POST",
      url: "/api/auth/callback/credentials",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: "email=x&password=y",
    });
    expect(form.statusCode).toBe(415);
  });

  it("says so when the database is away, and tells nothing of the inside", async () => {
    const away = await gateway({
      hotel: {
        ...hotel,
        signInByPassword: () =>
          Promise.reject(Object.assign(new Error("10.0.0.5:5432"), { code: "ECONNREFUSED" })),
      },
    });
    const answer = await openBrowser(away).signIn("rita@casa.example", PASSWORD);
    expect(answer.statusCode).toBe(503);
    expect(answer.body).not.toContain("10.0.0.5");
  });

  it.each(["GET session", "POST session", "POST _log", "GET verify-request"])(
    "does not answer next-auth's %s",
    async (call) => {
      const [method, path] = call.split(" ");
      const browser = openBrowser(app);
      const url = `/api/auth/${path}`;
      expect((await (method === "GET" ? browser.get(url) : browser.post(url, {}))).statusCode).toBe(404);
    },
  );
});
