import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import { casaDoMirante } from "@roomstream/domain/demo/casa-do-mirante";
import { addStaff } from "@roomstream/domain/property/add-staff";
import { changePassword } from "@roomstream/domain/property/change-password";
import { changeRoles } from "@roomstream/domain/property/change-roles";
import { endSession } from "@roomstream/domain/property/end-session";
import { findStaff } from "@roomstream/domain/property/queries/find-staff";
import { registerHotel } from "@roomstream/domain/property/register-hotel";
import { renewPassword } from "@roomstream/domain/property/renew-password";
import { setDisabled } from "@roomstream/domain/property/set-disabled";
import { type Session, signInByPassword } from "@roomstream/domain/property/sign-in";
import type { Context } from "@roomstream/domain/shared/context";
import { contextOver } from "@roomstream/domain/testing/test-hotel";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

const CASA = "PROP-001";
const PASSWORD = "a long walk by the river";
const address = "192.0.2.7";
const by = { kind: "system", part: "test" } as const;

let database: TestDatabase;
let ctx: Context;
let told: unknown[] = [];
let staffId = "";
let count = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  const over = contextOver(database);
  const send: Context["signals"]["send"] = (channel, payload) => {
    if (channel === "live") told.push(JSON.parse(payload ?? ""));
  };
  ctx = { ...over, signals: { ...over.signals, send } };
  const hotel = { ...casaDoMirante.hotel, sellableUntil: "2028-01-01" };
  await registerHotel({ ctx, hotel, actor: "test" });
});
afterAll(() => database.drop());
beforeEach(async () => {
  count += 1;
  told = [];
  const member = { email: email(), name: "Rita Alves", roles: ["FRONT_DESK" as const] };
  const added = await addStaff({ ctx, by, propertyId: CASA, member, ownPassword: PASSWORD });
  if (!added.ok) throw new Error(added.refusal.message);
  staffId = added.value.staffId;
});
const email = () => `rita-${count}@casa.example`;

async function signIn(): Promise<Session> {
  const session = await signInByPassword({ ctx, email: email(), password: PASSWORD, address });
  if (!session) throw new Error("was not let in");
  return session;
}

describe("a change of what someone may do", () => {
  const change = () => ({ ctx, by, propertyId: CASA, staffId, address, manages: () => true });

  it.each([
    ["new to the hotel", async () => undefined],
    ["the roles", () => changeRoles({ ...change(), roles: ["REVENUE"] })],
    ["all roles taken away", () => changeRoles({ ...change(), roles: [] })],
    ["kept out", () => setDisabled({ ...change(), disabled: true })],
    ["a one-time password", () => renewPassword(change())],
  ])("%s: is told at once, with the hotels whose list it changes", async (what, act) => {
    if (what !== "new to the hotel") told = [];
    await act();
    expect(told).toContainEqual({ kind: "staff", id: staffId, propertyIds: [CASA] });
  });

  it("their own new password: is told, and changes no list", async () => {
    told = [];
    const own = { ctx, staffId, name: "Rita Alves", propertyIds: [CASA], address };
    await changePassword({ ...own, current: PASSWORD, next: "the moon over the roofs" });
    expect(told).toEqual([{ kind: "staff", id: staffId, propertyIds: [] }]);
  });

  it("given it is refused, then nothing is told", async () => {
    told = [];
    await changeRoles({ ...change(), staffId: "0199a5b0-0000-7000-8000-0000000000ff", roles: ["ADMIN"] });
    expect(told).toEqual([]);
  });
});

describe("signing out", () => {
  it("ends that session for good, tells so, and leaves the one on the phone", async () => {
    const [atDesk, onPhone] = [await signIn(), await signIn()];
    told = [];
    await endSession({ ctx, session: atDesk });
    await endSession({ ctx, session: atDesk });
    expect(await findStaff({ ctx, ...atDesk })).toBeUndefined();
    expect(await findStaff({ ctx, ...onPhone })).toMatchObject({ name: "Rita Alves" });
    expect(told).toContainEqual({ kind: "staff", id: staffId, propertyIds: [] });
  });

  it("keeps what was ended for a day, which no session outlives", async () => {
    const [before, lately, now] = [await signIn(), await signIn(), await signIn()];
    await endSession({ ctx, session: before });
    await endSession({ ctx, session: lately });
    await run(ctx.databases.of("property"), {
      text: `UPDATE property.ended_session SET ended_at = ended_at
          - CASE session_id WHEN $1 THEN interval '25 hours' ELSE interval '13 hours' END WHERE session_id IN ($1, $2)`,
      values: [before.sessionId, lately.sessionId],
    });
    await endSession({ ctx, session: now });
    const kept = await run<{ session_id: string }>(ctx.databases.of("property"), {
      text: "SELECT session_id FROM property.ended_session WHERE staff_id = $1",
      values: [staffId],
    });
    expect(kept.map((row) => row.session_id).toSorted()).toEqual(
      [lately.sessionId, now.sessionId].toSorted(),
    );
  });
});
