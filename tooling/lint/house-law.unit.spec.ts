import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const script = fileURLToPath(new URL("./house-law.mjs", import.meta.url));
const CATALOG = `export const events = {\n  "payment.captured": {},\n};\n`;

describe("the law of the house", () => {
  let folder: string;
  const judge = (files: Record<string, string>) => {
    for (const [path, text] of Object.entries({
      "packages/events/src/catalog/payment.ts": CATALOG,
      ...files,
    })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return spawnSync(process.execPath, [script, folder], { encoding: "utf8" }).stderr;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "house-law-"));
    mkdirSync(join(folder, "apps"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("finds a transaction without an event", () => {
    const said = judge({ "packages/domain/src/rates/publish.ts": "await transaction(db, work);" });
    expect(said).toContain("rates/publish.ts: changes state and appends no event");
  });

  it("finds a single statement that writes without an event", () => {
    const said = judge({
      "packages/domain/src/rates/publish.ts": "await run(db, { text: `DELETE FROM rates.plan` });",
    });
    expect(said).toContain("rates/publish.ts: changes state and appends no event");
  });

  it("lets pass a transaction whose event is appended by what it calls", () => {
    const said = judge({
      "packages/domain/src/rates/publish.ts": `import { write } from "./write";\nawait transaction(db, write);`,
      "packages/domain/src/rates/write.ts": "export const write = (tx) => appendEvents(tx);",
    });
    expect(said).not.toContain("rates/publish.ts");
  });

  it("lets pass what only reads", () => {
    const said = judge({
      "packages/domain/src/rates/queries/plans.ts": "await run(db, { text: `SELECT 1` });",
    });
    expect(said).not.toContain("rates/queries/plans.ts");
  });

  it("finds an event type that is not in the catalog", () => {
    const said = judge({
      "apps/web/lib/flow.ts": `const a = "payment.captured"; const b = "payment.paused";`,
    });
    expect(said).toContain(`names "payment.paused"`);
    expect(said).not.toContain(`names "payment.captured"`);
  });

  it("finds a dead-letter topic named outside the catalog", () => {
    expect(judge({ "apps/workers/src/replay.ts": 'const topic = "payment.captured.dlq";' })).toContain(
      "deadLetterTopic",
    );
  });
});
