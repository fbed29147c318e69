import { silent } from "@roomstream/db/log";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { casaDoMirante } from "@roomstream/domain/demo/casa-do-mirante";
import { heronLakeLodge } from "@roomstream/domain/demo/heron-lake-lodge";
import { addStaff } from "@roomstream/domain/property/add-staff";
import { changeRoles } from "@roomstream/domain/property/change-roles";
import type { Role } from "@roomstream/domain/property/contract";
import { registerHotel } from "@roomstream/domain/property/register-hotel";
import { setDisabled } from "@roomstream/domain/property/set-disabled";
import { type Opened, openContext } from "@roomstream/domain/shared/open-context";
import { readEnvironment } from "@roomstream/environment/environment";
import type { FastifyInstance } from "fastify";
import { encode } from "next-auth/jwt";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildGateway, type GatewayParts } from "../../server/gateway";
import { openHotel } from "../../server/open-hotel";
import { openBrowser } from "./browser";
import { startIssuer } from "./issuer";

const CASA = "PROP-001";
const LODGE = "PROP-002";
const PASSWORD = "a long walk by the river";
const SECRET = "a secret of a house that exists only in tests";
const CLIENT = { clientId: "roomstream", clientSecret: "told-to-nobody" };
const SESSION = "next-auth.session-token";

let database: TestDatabase;
let opened: Opened;
let issuer: Awaited<ReturnType<typeof startIssuer>>;
let app: FastifyInstance;
let count = 0;
const closing: FastifyInstance[] = [];

async function gateway(parts: Partial<GatewayParts> = {}): Promise<FastifyInstance> {
  const { ctx, bus, memory } = opened;
  const built = await buildGateway({
    hotel: openHotel(ctx, bus, memory),
    signals: ctx.signals,
    busAlive: () => true,
    databaseAlive: () => true,
    pages: undefined,
    logger: pino({ level: "silent" }),
    publicUrl: undefined,
    trustedProxies: [],
    authSecret: SECRET,
    oidc: { issuer: issuer.issuer, ...CLIENT, name: "Casa ID" },
    ...parts,
  });
  closing.push(built);
  return built;
}

beforeAll(async () => {
  database = await createTestDatabase();
  const environment = { DATABASE_URL: database.url, ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64") };
  opened = openContext(readEnvironment(environment), silent, "test");
  issuer = await startIssuer(CLIENT);
  for (const { hotel } of [casaDoMirante, heronLakeLodge]) {
    await registerHotel({ ctx: opened.ctx, hotel: { ...hotel, sellableUntil: "2028-01-01" }, actor: "test" });
  }
  app = await gateway();
});
afterAll(async () => {
  for (const built of closing) await built.close();
  await issuer.close();
  await opened.close();
  await database.drop();
});

/** Someone who works at the Casa; with `ownPassword: false` the password is one-time. */
async function hire(roles: Role[], { ownPassword = true, propertyId = CASA } = {}) {
  count += 1;
  const member = { email: `rita-${count}@casa.example`, name: "Rita Alves", roles };
  const added = await addStaff({
    ctx: opened.ctx,
    by: { kind: "system", part: "test" },
    propertyId,
    member,
    ...(ownPassword ? { ownPassword: PASSWORD } : {}),
  });
  if (!added.ok) throw new Error(added.refusal.message);
  const password = ownPassword ? PASSWORD : (added.value.password ?? "");
  const change = {
    ctx: opened.ctx,
    by: { kind: "system", part: "test" } as const,
    propertyId,
    staffId: added.value.staffId,
    address: "192.0.2.1",
  };
  return { ...member, password, staffId: added.value.staffId, change };
}

async function signedIn(roles: Role[]) {
  const rita = await hire(roles);
  const browser = openBrowser(app);
  expect((await browser.signIn(rita.email, PASSWORD)).statusCode).toBe(200);
  return { rita, browser };
}
const listOf = (propertyId: string) =>
  `/api/trpc/staff.list?input=${encodeURIComponent(JSON.stringify({ propertyId }))}`;

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
    const { ctx, bus, memory } = opened;
    const away = await gateway({
      hotel: {
        ...openHotel(ctx, bus, memory),
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

describe("a session", () => {
  it("ends with signing out", async () => {
    const { browser } = await signedIn(["FRONT_DESK"]);
    await browser.signOut();
    expect((await browser.me()).statusCode).toBe(401);
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
    const claims = { staffId: rita.staffId, sessionVersion: 1, signedInAt: now };
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
