import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import type { Context } from "@roomstream/domain/shared/context";
import { contextOver } from "@roomstream/domain/testing/test-hotel";
import { openLogBus } from "@roomstream/events/bus/log/log-bus";
import type { Bus } from "@roomstream/events/bus/port";
import { putAside } from "@roomstream/events/consumer/dead-letter";
import { type Redelivery, startRedelivery } from "@roomstream/events/consumer/redelivery";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { all } from "../src/replay/all";
import { type Command, Misuse } from "../src/replay/command";
import { list } from "../src/replay/list";
import { one } from "../src/replay/one";
import { show } from "../src/replay/show";

let database: TestDatabase;
let ctx: Context;
let bus: Bus;
let folder: string;
let redelivery: Redelivery;

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = contextOver(database);
  bus = openLogBus({ pool: database.databases.common, signals: database.signals, log: ctx.log });
  folder = await mkdtemp(join(tmpdir(), "roomstream-replay-"));
  // A group that handles whatever comes again.
  const deliver = async () => undefined;
  redelivery = startRedelivery({
    database: ctx.databases.of("analytics"),
    signals: ctx.signals,
    log: ctx.log,
    deliver,
  });
});
afterAll(async () => {
  await redelivery.close();
  await bus.close();
  await rm(folder, { recursive: true });
  await database.drop();
});

/** A room that was cleaned, as the catalog's own example has it. */
const example = JSON.parse(
  readFileSync(
    new URL("../../../packages/events/test/fixtures/room.status.v1.json", import.meta.url),
    "utf8",
  ),
);
const cleaned = (eventId: string) => ({ ...example, eventId, propertyId: "TEST-001" });

/** A letter of a room that was cleaned, or of whatever else came, put aside by analytics. */
async function letter(value: (eventId: string) => string): Promise<string> {
  const eventId = randomUUID();
  await putAside(ctx.databases.of("analytics"), ctx.signals, {
    topic: "room.status",
    partition: 0,
    message: { offset: 1n, key: "TEST-001", value: value(eventId), headers: {}, timestamp: 0 },
    eventId,
    error: "nobody could read this",
    errorKind: "nobody could read this",
    tries: 6,
  });
  const [row] = await run<{ dead_letter_id: string }>(ctx.databases.of("analytics"), {
    text: "SELECT dead_letter_id FROM analytics.dead_letter WHERE event_id = $1",
    values: [eventId],
  });
  return row?.dead_letter_id ?? "";
}
const broken = () => letter(() => "{not json");
const good = () => letter((eventId) => JSON.stringify(cleaned(eventId)));

async function call(command: Command, ...parameters: string[]) {
  const lines: string[] = [];
  const code = await command.run({ ctx, bus, folder, say: (line = "") => lines.push(line) }, parameters);
  return { code, said: lines.join("\n") };
}

describe("npm run replay", () => {
  it("lists what is open, by kind and one by one", async () => {
    const id = await good();
    const { code, said } = await call(list, "--group", "analytics");
    expect(code).toBe(0);
    expect(said).toMatch(/\d+ open {2}analytics {2}room\.status {2}nobody could read this/);
    expect(said).toContain(id);
    expect((await call(list, "--status", "replayed", "--error", "x")).said).toContain("There are none.");
  });

  it("shows one, its event last", async () => {
    const { said } = await call(show, await good());
    expect(said).toContain("nobody could read this");
    expect(JSON.parse(said.slice(said.indexOf("\n{")))).toMatchObject({ eventType: "room.status" });
    expect(await call(show, randomUUID())).toMatchObject({ code: 1 });
  });

  it("replays one and says that its group has handled it, and refuses to do so twice", async () => {
    const id = await good();
    expect(await call(one, id)).toEqual({ code: 0, said: "analytics has handled it." });
    expect(await call(one, id)).toMatchObject({ code: 1, said: expect.stringContaining("It was replayed") });
  });

  it("replaces one by what is in a file, or says what is wrong with it", async () => {
    const id = await broken();
    expect(await call(one, id)).toMatchObject({ code: 1, said: expect.stringContaining("edit it") });
    await writeFile(join(folder, "wrong.json"), JSON.stringify({ ...cleaned(randomUUID()), data: {} }));
    const wrong = await call(one, id, "--edited", "wrong.json");
    expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining("edited.data.") });
    await writeFile(join(folder, "edited.json"), JSON.stringify(cleaned(randomUUID())));
    const edited = await call(one, id, "--edited", "edited.json");
    expect(edited).toMatchObject({ code: 0, said: expect.stringContaining("as the event") });
  });

  it("replays all of a kind", async () => {
    await Promise.all([good(), good(), broken()]);
    const { code, said } = await call(all, "--group", "analytics", "--topic", "room.status");
    expect(code).toBe(0);
    expect(said).toMatch(/^\d+ given back to analytics\.\n1 are no events as they are/);
  });

  it("given it is called wrongly, then it says how it is called", async () => {
    for (const [command, ...parameters] of [
      [one, "not-an-id"],
      [one],
      [all, "--group", "analytics"],
      [all, "--group", "kitchen", "--topic", "room.status"],
      [list, "--state", "open"],
    ] as const) {
      await expect(call(command, ...parameters)).rejects.toThrow(Misuse);
    }
  });
});
