import { addStaff } from "../property/add-staff";
import { makePassword } from "../property/password";
import { knownEmails } from "../property/queries/known-emails";
import { registerApiKey } from "../property/register-api-key";
import type { Context } from "../shared/context";
import { readDemoFile, writeDemoFile } from "./demo-file";
import { DEMO_STAFF, roleInWords } from "./demo-staff";
import { DEMO_SCOPES } from "./seed-demo";

/**
 * Lets people work at the demo hotels, with random passwords that `demo.json` tells; also where an earlier version seeded the
 * hotels. Whoever is there already keeps roles and password. The demo's key learns to do what came since.
 */
export async function seedStaff({ ctx, dataDir }: { ctx: Context; dataDir: string }): Promise<void> {
  const demo = await readDemoFile(dataDir);
  if (!demo) return;
  await registerApiKey({ ctx, key: demo.apiKey, name: "demo", scopes: DEMO_SCOPES, rateLimited: false });
  const known = await knownEmails({ ctx, emails: DEMO_STAFF.map(({ email }) => email) });
  const missing = DEMO_STAFF.filter(({ email }) => !known.has(email));
  if (missing.length === 0) return;
  const made = missing.map((one) => ({
    role: roleInWords(one),
    email: one.email,
    password: makePassword(ctx.random),
  }));
  // Written first: a password that is kept nowhere would lock everybody out.
  const kept = demo.logins.filter(({ email }) => known.has(email));
  await writeDemoFile(dataDir, { ...demo, logins: [...kept, ...made] });
  for (const [index, { email, name, roles }] of missing.entries()) {
    for (const [propertyId, here] of Object.entries(roles)) {
      const added = await addStaff({
        ctx,
        by: { kind: "system", part: "demo" },
        propertyId,
        member: { email, name, roles: here },
        ownPassword: made[index]?.password ?? makePassword(ctx.random),
      });
      // A hotel that is not there has no staff.
      if (!added.ok && added.refusal.code !== "NOT_FOUND")
        throw new Error(`${email} cannot work at ${propertyId}: ${added.refusal.message}`);
    }
  }
}
