import { changeRoles } from "@roomstream/domain/property/change-roles";
import { setDisabled } from "@roomstream/domain/property/set-disabled";
import { encode } from "next-auth/jwt";
import { afterAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser";
import { CASA, LODGE, openHouse, PASSWORD, SECRET, SESSION } from "./house";

const house = await openHouse();
const { app, gateway, hire, hotel, signedIn } = house;
afterAll(house.close);

const listOf = (propertyId: string) =>
  `/api/trpc/staff.list?input=${encodeURIComponent(JSON.stringify({ propertyId }))}`;

describe("a session", () => {
  it("ends with signing out", async () => {
    const { browser } = await signedIn(["FRONT_DESK"]);
    await browser.signOut();
    expect((await browser.me()).statusCode).toBe(401);
  });

  it("given a copy of its cookie, then that is out too; the one on the phone goes on", async () => {
    const { browser, rita } = await signedIn(["FRONT_DESK"]);
    const [copy, phone] = [openBrowser(app), openBrowser(app)];
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    await phone.signIn(rita.email, PASSWORD);
    expect((await copy.me()).statusCode).toBe(200);
    await browser.signOut();
    expect((await copy.me()).statusCode).toBe(401);
    expect((await phone.me()).statusCode).toBe(200);
  });

  it("given it cannot be ended, since the database is away, then nobody is told that it was", async () => {
    const away = await gateway({
      hotel: {
        ...hotel,
        endSession: () => Promise.reject(Object.assign(new Error("away"), { code: "ECONNREFUSED" })),
      },
    });
    const browser = openBrowser(away);
    await browser.signIn((await hire(["FRONT_DESK"])).email, PASSWORD);
    expect((await browser.signOut()).statusCode).toBe(503);
    expect((await browser.me()).statusCode).toBe(200);
  });

  it("ends at once when its bearer is disabled", async () => {
    const { browser, rita } = await signedIn(["FRONT_DESK"]);
    expect((await browser.me()).statusCode).toBe(200);
    await setDisabled({ ...rita.change, disabled: true, manages: () => true });
    expect((await browser.me()).statusCode).toBe(401);
  });

  it("ends everywhere when the password is changed", async () => {
    const { browser, rita } = await signedIn(["FRONT_DESK"]);
    const other = openBrowser(app);
    await other.signIn(rita.email, PASSWORD);
    const next = "the moon over the roofs";
    expect(
      (await browser.post("/api/trpc/staff.changePassword", { current: "a guess", next })).statusCode,
    ).toBe(422);
    expect(
      (await browser.post("/api/trpc/staff.changePassword", { current: PASSWORD, next })).statusCode,
    ).toBe(200);
    expect((await browser.me()).statusCode).toBe(401);
    expect((await other.me()).statusCode).toBe(401);
    expect((await browser.signIn(rita.email, next)).statusCode).toBe(200);
  });

  it("has a role that is taken away no longer at the next call", async () => {
    const { browser, rita } = await signedIn(["ADMIN"]);
    expect((await browser.get(listOf(CASA))).statusCode).toBe(200);
    expect((await browser.get(listOf(LODGE))).statusCode).toBe(403);
    await hire(["ADMIN"]);
    await changeRoles({ ...rita.change, roles: ["MANAGER"] });
    expect((await browser.get(listOf(CASA))).statusCode).toBe(403);
  });

  it("may do nothing with a one-time password but replace it", async () => {
    const rita = await hire(["ADMIN"], { ownPassword: false });
    const browser = openBrowser(app);
    await browser.signIn(rita.email, rita.password);
    expect((await browser.me()).json().result.data).toMatchObject({ passwordIsTemporary: true });
    expect((await browser.get(listOf(CASA))).json().error.message).toContain("/desk/account");
    const next = "the moon over the roofs";
    await browser.post("/api/trpc/staff.changePassword", { current: rita.password, next });
    await browser.signIn(rita.email, next);
    expect((await browser.get(listOf(CASA))).statusCode).toBe(200);
  });

  it("changes something only when a page of ours asks for it", async () => {
    const { browser, rita } = await signedIn(["ADMIN"]);
    const change = { propertyId: CASA, staffId: rita.staffId, roles: ["ADMIN", "MANAGER"] };
    const headers: Record<string, string>[] = [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { "sec-fetch-site": "none" },
      { "sec-fetch-site": "", origin: "https://elsewhere.example" },
      { "sec-fetch-site": "", origin: "null" },
    ];
    for (const header of headers) {
      expect((await browser.post("/api/trpc/staff.changeRoles", change, header)).statusCode).toBe(403);
    }
    const silentBrowser = await app.inject({
      method: "POST",
      url: "/api/trpc/staff.changeRoles",
      headers: { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      payload: change,
    });
    expect(silentBrowser.statusCode).toBe(403);
    expect((await browser.post("/api/trpc/staff.changeRoles", change)).statusCode).toBe(200);
  });

  it("is none when another secret made it, when it is past its day, or when it is something else", async () => {
    const rita = await hire(["FRONT_DESK"]);
    const now = Math.floor(Date.now() / 1_000);
    const claims = {
      sessionId: "0199a5b0-0000-7000-8000-0000000000f1",
      staffId: rita.staffId,
      sessionVersion: 1,
      signedInAt: now,
    };
    const statusOf = async (token: object, secret = SECRET) => {
      const browser = openBrowser(app);
      browser.cookies.set(SESSION, await encode({ token: { ...token }, secret, maxAge: 60 }));
      return (await browser.me()).statusCode;
    };
    expect(await statusOf(claims)).toBe(200);
    expect(await statusOf(claims, "the secret of another house, as long as this")).toBe(401);
    expect(await statusOf({ ...claims, signedInAt: now - 12 * 3_600 - 5 })).toBe(401);
    expect(await statusOf({ ...claims, sessionVersion: 2 })).toBe(401);
    expect(await statusOf({ staffId: rita.staffId })).toBe(401);
    const browser = openBrowser(app);
    browser.cookies.set(SESSION, "nothing");
    expect((await browser.me()).statusCode).toBe(401);
  });
});
