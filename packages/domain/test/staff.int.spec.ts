import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import { casaDoMirante } from "@roomstream/domain/demo/casa-do-mirante";
import { heronLakeLodge } from "@roomstream/domain/demo/heron-lake-lodge";
import { addStaff } from "@roomstream/domain/property/add-staff";
import { changePassword } from "@roomstream/domain/property/change-password";
import { changeRoles } from "@roomstream/domain/property/change-roles";
import type { Role } from "@roomstream/domain/property/contract";
import { findStaff } from "@roomstream/domain/property/queries/find-staff";
import { listStaff } from "@roomstream/domain/property/queries/list-staff";
import { registerHotel } from "@roomstream/domain/property/register-hotel";
import { renewPassword } from "@roomstream/domain/property/renew-password";
import { setDisabled } from "@roomstream/domain/property/set-disabled";
import { signInByEmail, signInByPassword } from "@roomstream/domain/property/sign-in";
import type { Actor } from "@roomstream/domain/shared/actor";
import { auditOf } from "@roomstream/domain/shared/audit-of";
import type { Context } from "@roomstream/domain/shared/context";
import { contextOver } from "@roomstream/domain/testing/test-hotel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const CASA = "PROP-001";
const LODGE = "PROP-002";
const PASSWORD = "a long walk by the river";
const address = "192.0.2.7";
const installer: Actor = { kind: "system", part: "test" };

let database: TestDatabase;
let ctx: Context;
let count = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = contextOver(database);
  for (const { hotel } of [casaDoMirante, heronLakeLodge]) {
    await registerHotel({ ctx, hotel: { ...hotel, sellableUntil: "2028-01-01" }, actor: "test" });
  }
});
afterAll(() => database.drop());

/** Someone new with these roles at these hotels, and a password of their own. */
async function hire(roles: Record<string, Role[]>, name = "Rita Alves") {
  count += 1;
  const email = `rita-${count}@casa.example`;
  let staffId = "";
  for (const [propertyId, here] of Object.entries(roles)) {
    const member = { email, name, roles: here };
    const added = await addStaff({ ctx, by: installer, propertyId, member, ownPassword: PASSWORD });
    if (!added.ok) throw new Error(added.refusal.message);
    staffId = added.value.staffId;
  }
  return { staffId, email, name, by: { kind: "staff", staffId, name } as const };
}
const signIn = (email: string, password = PASSWORD) => signInByPassword({ ctx, email, password, address });
/** A session of before anything about it changed. */
const firstSessionOf = ({ staffId }: { staffId: string }) => ({
  sessionId: "0199a5b0-0000-7000-8000-0000000000f1",
  staffId,
  sessionVersion: 1,
});
const everywhere = () => true;
const historyOf = async (propertyId: string, id: string) => {
  const answer = await auditOf({ ctx, propertyId, query: { subject: { kind: "staff", id } } });
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value.items;
};

describe("signing in", () => {
  it("takes the right password, whatever the case of the e-mail, and each hotel of theirs sees it", async () => {
    const rita = await hire({ [CASA]: ["FRONT_DESK"], [LODGE]: ["MANAGER"] });
    const session = await signIn(` ${rita.email.toUpperCase()} `);
    expect(session).toEqual({ sessionId: expect.any(String), staffId: rita.staffId, sessionVersion: 1 });
    for (const hotel of [CASA, LODGE]) {
      expect((await historyOf(hotel, rita.staffId))[0]).toMatchObject({
        action: "staff.signed-in",
        actor: { kind: "staff", name: "Rita Alves" },
        subject: { name: "Rita Alves" },
        address,
      });
    }
  });

  it("says the same of a wrong password, an unknown e-mail, someone disabled and someone without a password", async () => {
    const rita = await hire({ [CASA]: ["FRONT_DESK"] });
    expect(await signIn(rita.email, "a long walk by the sea")).toBeUndefined();
    expect(await signIn("nobody@casa.example")).toBeUndefined();
    expect(await signIn("nobody@casa.example", "nobody")).toBeUndefined();
    await run(ctx.databases.of("property"), {
      text: "UPDATE property.staff SET password_hash = NULL WHERE staff_id = $1",
      values: [rita.staffId],
    });
    expect(await signIn(rita.email)).toBeUndefined();
    expect(await signIn(rita.email, "nobody")).toBeUndefined();
  });

  it("works for an unknown e-mail as long as for a wrong password", async () => {
    const rita = await hire({ [CASA]: ["FRONT_DESK"] });
    const timeOf = async (email: string) => {
      const started = performance.now();
      await signIn(email, "a long walk by the sea");
      return performance.now() - started;
    };
    await timeOf("nobody@casa.example");
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      known.push(await timeOf(rita.email));
      unknown.push(await timeOf("nobody@casa.example"));
    }
    const fastest = (times: number[]) => Math.min(...times);
    expect(fastest(unknown)).toBeGreaterThan(fastest(known) / 2);
  });

  it("keeps passwords as argon2id only", async () => {
    const rita = await hire({ [CASA]: ["FRONT_DESK"] });
    const [row] = await run<{ password_hash: string }>(ctx.databases.of("property"), {
      text: "SELECT password_hash FROM property.staff WHERE staff_id = $1",
      values: [rita.staffId],
    });
    expect(row?.password_hash).toMatch(
      /^\$argon2id\$v=19\$m=19456,p=1,t=2\$|^\$argon2id\$v=19\$m=19456,t=2,p=1\$/,
    );
  });

  it("takes whom another house vouches for only when they work here", async () => {
    const rita = await hire({ [CASA]: ["FRONT_DESK"] });
    expect(await signInByEmail({ ctx, email: rita.email.toUpperCase(), address })).toMatchObject({
      staffId: rita.staffId,
    });
    expect(await signInByEmail({ ctx, email: "stranger@casa.example", address })).toBeUndefined();
    await setDisabled({ ctx, ...rita, propertyId: CASA, address, disabled: true, manages: everywhere });
    expect(await signInByEmail({ ctx, email: rita.email, address })).toBeUndefined();
  });
});

describe("a session", () => {
  it("has the roles as they are at the moment", async () => {
    const rita = await hire({ [CASA]: ["FRONT_DESK"], [LODGE]: ["REVENUE", "MANAGER"] });
    const session = { ctx, ...firstSessionOf(rita) };
    expect((await findStaff(session))?.roles).toEqual({
      [CASA]: ["FRONT_DESK"],
      [LODGE]: ["MANAGER", "REVENUE"],
    });
    await changeRoles({ ctx, ...rita, by: installer, propertyId: LODGE, address, roles: [] });
    await changeRoles({ ctx, ...rita, by: installer, propertyId: CASA, address, roles: ["HOUSEKEEPING"] });
    expect((await findStaff(session))?.roles).toEqual({ [CASA]: ["HOUSEKEEPING"] });
  });

  it("ends when its bearer is disabled, and stays ended when they are let in again", async () => {
    const rita = await hire({ [CASA]: ["FRONT_DESK"] });
    const action = { ctx, ...rita, propertyId: CASA, address, manages: everywhere };
    const session = { ctx, ...firstSessionOf(rita) };
    expect(await findStaff(session)).toBeDefined();
    await setDisabled({ ...action, disabled: true });
    expect(await findStaff(session)).toBeUndefined();
    expect(await signIn(rita.email)).toBeUndefined();
    await setDisabled({ ...action, disabled: false });
    expect(await findStaff(session)).toBeUndefined();
    expect(await signIn(rita.email)).toBeDefined();
  });

  it("ends when the password is changed, by oneself or by an administrator", async () => {
    const rita = await hire({ [CASA]: ["FRONT_DESK"] });
    const own = { ctx, ...rita, propertyIds: [CASA], address };
    expect(
      await changePassword({ ...own, current: "a guess", next: "the moon over the roofs" }),
    ).toMatchObject({
      ok: false,
      refusal: { errors: [{ path: "current" }] },
    });
    expect(
      await changePassword({ ...own, current: PASSWORD, next: "the moon over the roofs" }),
    ).toMatchObject({
      ok: true,
    });
    expect(await findStaff({ ctx, ...firstSessionOf(rita) })).toBeUndefined();
    const session = await signIn(rita.email, "the moon over the roofs");
    const renewed = await renewPassword({ ctx, ...rita, propertyId: CASA, address, manages: everywhere });
    if (!session) throw new Error("the new password was refused");
    expect(await findStaff({ ctx, ...session })).toBe(undefined);
    const password = renewed.ok ? renewed.value.password : "";
    expect(password).toMatch(/^[0-9a-z]{4}(-[0-9a-z]{4}){3}$/);
    const again = await signIn(rita.email, password);
    if (!again) throw new Error("the one-time password was refused");
    expect(await findStaff({ ctx, ...again })).toMatchObject({ passwordIsTemporary: true });
  });
});

describe("the staff of a hotel", () => {
  it("grows by someone new, with a password that is told once and has to be replaced", async () => {
    const ana = await hire({ [CASA]: ["ADMIN"] }, "Ana Reis");
    const member = { email: "new@casa.example", name: "Tomás Pinto", roles: ["HOUSEKEEPING" as const] };
    const added = await addStaff({ ctx, by: ana.by, propertyId: CASA, member, address });
    const { staffId, password } = added.ok ? added.value : { staffId: "", password: "" };
    expect(await signIn(member.email, password ?? "")).toBeDefined();
    expect((await listStaff({ ctx, propertyId: CASA })).find((one) => one.staffId === staffId)).toEqual({
      staffId,
      name: "Tomás Pinto",
      email: "new@casa.example",
      roles: ["HOUSEKEEPING"],
      disabled: false,
      elsewhere: false,
      passwordIsTemporary: true,
    });
    expect(await addStaff({ ctx, by: ana.by, propertyId: CASA, member, address })).toMatchObject({
      ok: false,
      refusal: { errors: [{ path: "email" }] },
    });
  });

  it("grows by someone of another hotel, who keeps the password", async () => {
    const rita = await hire({ [LODGE]: ["FRONT_DESK"] });
    const member = { email: rita.email, name: "someone else", roles: ["REVENUE" as const] };
    expect(await addStaff({ ctx, by: installer, propertyId: CASA, member, address })).toMatchObject({
      ok: true,
      value: { staffId: rita.staffId, password: null },
    });
    expect(await signIn(rita.email)).toBeDefined();
    const here = (await listStaff({ ctx, propertyId: CASA })).find((one) => one.staffId === rita.staffId);
    expect(here).toMatchObject({ name: "Rita Alves", roles: ["REVENUE"], elsewhere: true });
  });

  it("cannot be changed from a hotel where one does not work, nor disabled by the administrator of one of several", async () => {
    const rita = await hire({ [LODGE]: ["FRONT_DESK"], [CASA]: ["FRONT_DESK"] });
    const gone = await hire({ [LODGE]: ["FRONT_DESK"] });
    const atCasa = { ctx, by: installer, propertyId: CASA, address };
    expect(await changeRoles({ ...atCasa, staffId: gone.staffId, roles: ["ADMIN"] })).toMatchObject({
      ok: false,
      refusal: { code: "NOT_FOUND" },
    });
    const manages = (propertyId: string) => propertyId === CASA;
    expect(await setDisabled({ ...atCasa, staffId: rita.staffId, disabled: true, manages })).toMatchObject({
      ok: false,
      refusal: { errors: [{ path: "staffId" }] },
    });
    expect(await renewPassword({ ...atCasa, staffId: rita.staffId, manages })).toMatchObject({ ok: false });
    expect(await signIn(rita.email)).toBeDefined();
  });

  it("never loses its last administrator, not even to two who take each other's role at once", async () => {
    await run(ctx.databases.of("property"), {
      text: "DELETE FROM property.staff_role WHERE role = 'ADMIN'",
    });
    const [ana, eva] = [await hire({ [CASA]: ["ADMIN"] }), await hire({ [CASA]: ["ADMIN"] })];
    const take = (from: typeof ana, by: typeof ana) =>
      changeRoles({ ctx, by: by.by, propertyId: CASA, address, staffId: from.staffId, roles: ["MANAGER"] });
    const both = await Promise.all([take(ana, eva), take(eva, ana)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const left = (await listStaff({ ctx, propertyId: CASA })).filter(({ roles }) => roles.includes("ADMIN"));
    expect(left).toHaveLength(1);
    const last = { ctx, by: installer, propertyId: CASA, address, staffId: left[0]?.staffId ?? "" };
    expect(await setDisabled({ ...last, disabled: true, manages: everywhere })).toMatchObject({ ok: false });
    expect(await changeRoles({ ...last, roles: [] })).toMatchObject({ ok: false });
  });
});

/** Makes every commit fail that gives somebody a role, or no longer. */
const atTheLastMoment = (what: "CREATE" | "DROP") =>
  ctx.databases.of("property").pool.query(
    what === "DROP"
      ? "DROP FUNCTION property.not_today CASCADE"
      : `CREATE FUNCTION property.not_today() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not today'; END $$;
        CREATE CONSTRAINT TRIGGER not_today AFTER INSERT ON property.staff_role DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION property.not_today()`,
  );

describe("the audit log", () => {
  it("tells who changed what, from what to what, newest first", async () => {
    const ana = await hire({ [CASA]: ["ADMIN"] }, "Ana Reis");
    const rita = await hire({ [CASA]: ["FRONT_DESK"] });
    const action = { ctx, by: ana.by, staffId: rita.staffId, propertyId: CASA, address };
    await changeRoles({ ...action, roles: ["REVENUE"] });
    await setDisabled({ ...action, disabled: true, manages: everywhere });
    expect(await historyOf(CASA, rita.staffId)).toMatchObject([
      { action: "staff.disabled", before: { disabled: false }, after: { disabled: true } },
      {
        action: "staff.roles-changed",
        actor: { kind: "staff", id: ana.staffId, name: "Ana Reis" },
        before: { roles: ["FRONT_DESK"] },
        after: { roles: ["REVENUE"] },
      },
    ]);
    expect(await historyOf(LODGE, rita.staffId)).toEqual([]);
  });

  it("has an action only when it happened, and no action happens without it: both are one transaction", async () => {
    const rita = await hire({ [CASA]: ["FRONT_DESK"] });
    const action = { ctx, staffId: rita.staffId, propertyId: CASA, address, roles: ["REVENUE" as const] };
    const rolesNow = async () => (await findStaff({ ctx, ...firstSessionOf(rita) }))?.roles;
    await expect(
      changeRoles({ ...action, by: { kind: "staff", staffId: "no uuid", name: "" } }),
    ).rejects.toThrow();
    expect(await rolesNow()).toEqual({ [CASA]: ["FRONT_DESK"] });

    await atTheLastMoment("CREATE");
    await expect(changeRoles({ ...action, by: rita.by })).rejects.toThrow("not today");
    await atTheLastMoment("DROP");
    expect(await rolesNow()).toEqual({ [CASA]: ["FRONT_DESK"] });
    expect(await historyOf(CASA, rita.staffId)).toEqual([]);
  });

  it("is read a page at a time, every line once, and by the hotel's day", async () => {
    const ana = await hire({ [CASA]: ["ADMIN"] }, "Ana Reis");
    await run(ctx.databases.of("reservations"), {
      text: `INSERT INTO reservations.audit (at, business_date, property_id, actor, staff_id, action, subject_kind, subject_id, correlation_id)
        SELECT '2026-03-29T01:30:00Z'::timestamptz - make_interval(secs => n / 40), '2026-03-28', $1, 'staff', $2, 'reservation.seen',
          'reservation', md5(n::text)::uuid::text, gen_random_uuid() FROM generate_series(1, 120) AS n`,
      values: [LODGE, ana.staffId],
    });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { subject: { kind: "reservation" }, ...(cursor === undefined ? {} : { cursor }) };
      const page = await auditOf({ ctx, propertyId: LODGE, query });
      if (!page.ok) throw new Error(page.refusal.message);
      seen.push(...page.value.items.map(({ subject }) => subject.id));
      cursor = page.value.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    const onDay = async (day: string) => {
      const page = await auditOf({ ctx, propertyId: LODGE, query: { day } });
      return page.ok ? page.value.items.filter(({ subject }) => subject.kind === "reservation").length : 0;
    };
    // In New York it is still the evening before.
    expect(await onDay("2026-03-28")).toBe(50);
    expect(await onDay("2026-03-29")).toBe(0);
    expect(await auditOf({ ctx, propertyId: LODGE, query: { cursor: "'; DROP" } })).toMatchObject({
      ok: false,
    });
  });
});
