import { silent } from "@roomstream/db/log";
import { createTestDatabase } from "@roomstream/db/testing/test-database";
import { casaDoMirante } from "@roomstream/domain/demo/casa-do-mirante";
import { heronLakeLodge } from "@roomstream/domain/demo/heron-lake-lodge";
import { addStaff } from "@roomstream/domain/property/add-staff";
import type { Role } from "@roomstream/domain/property/contract";
import { registerHotel } from "@roomstream/domain/property/register-hotel";
import { openContext } from "@roomstream/domain/shared/open-context";
import { readEnvironment } from "@roomstream/environment/environment";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { expect } from "vitest";
import { buildGateway, type GatewayParts } from "../../server/gateway";
import { openHotel } from "../../server/open-hotel";
import { openBrowser } from "./browser";
import { startIssuer } from "./issuer";

export const CASA = "PROP-001";
export const LODGE = "PROP-002";
export const PASSWORD = "a long walk by the river";
export const SECRET = "a secret of a house that exists only in tests";
export const SESSION = "next-auth.session-token";
const CLIENT = { clientId: "roomstream", clientSecret: "told-to-nobody" };
const by = { kind: "system", part: "test" } as const;

/** Two hotels, a gateway, and another house that vouches for staff; the caller closes it. */
export async function openHouse() {
  const database = await createTestDatabase();
  const environment = { DATABASE_URL: database.url, ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64") };
  const opened = openContext(readEnvironment(environment), silent, "test");
  const { ctx, bus, memory } = opened;
  const hotel = openHotel(ctx, bus, memory);
  const issuer = await startIssuer(CLIENT);
  for (const { hotel } of [casaDoMirante, heronLakeLodge])
    await registerHotel({ ctx, hotel: { ...hotel, sellableUntil: "2028-01-01" }, actor: "test" });
  const built: FastifyInstance[] = [];
  let count = 0;

  async function gateway(parts: Partial<GatewayParts> = {}): Promise<FastifyInstance> {
    const app = await buildGateway({
      hotel,
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
    built.push(app);
    return app;
  }
  const app = await gateway();

  /** Someone who works at the Casa; with `ownPassword: false` the password is one-time. */
  async function hire(roles: Role[], { ownPassword = true, propertyId = CASA } = {}) {
    count += 1;
    const member = { email: `rita-${count}@casa.example`, name: "Rita Alves", roles };
    const own = ownPassword ? { ownPassword: PASSWORD } : {};
    const added = await addStaff({ ctx, by, propertyId, member, ...own });
    if (!added.ok) throw new Error(added.refusal.message);
    const { staffId, password } = added.value;
    return {
      ...member,
      password: ownPassword ? PASSWORD : (password ?? ""),
      staffId,
      change: { ctx, by, propertyId, staffId, address: "192.0.2.1" },
    };
  }

  return {
    hotel,
    app,
    issuer,
    gateway,
    hire,
    signedIn: async (roles: Role[]) => {
      const rita = await hire(roles);
      const browser = openBrowser(app);
      expect((await browser.signIn(rita.email, PASSWORD)).statusCode).toBe(200);
      return { rita, browser };
    },
    close: async () => {
      for (const app of built) await app.close();
      await issuer.close();
      await opened.close();
      await database.drop();
    },
  };
}
