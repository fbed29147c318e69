import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** One forbidden import a rule, and under `allowed` the nearest thing that is right. */
const FILES: Record<string, string> = {
  "packages/environment/src/environment.ts": `import "../../db/src/transaction";`,
  "packages/observe/src/correlation.ts": `import "../../db/src/transaction";`,
  "packages/db/src/transaction.ts": `import "../../events/src/catalog";`,
  "packages/cache/src/port.ts": `import "../../events/src/envelope";`,
  "packages/events/src/envelope.ts": "export {};",
  "packages/events/src/catalog.ts": `import "../../domain/src/shared/money";`,
  "packages/domain/src/shared/money.ts": `import "../rates/price";`,
  "packages/domain/src/shared/contract.ts": `import "node:fs";`,
  "packages/domain/src/rates/price.ts": `import "../../../../apps/web/lib/format";`,
  "packages/domain/src/rates/cycle.ts": `import "./cycle-back";`,
  "packages/domain/src/rates/cycle-back.ts": `import "./cycle"; import "not-installed";`,
  "packages/domain/src/payments/capture.ts": `import "../rates/price";`,
  "packages/domain/src/payments/allowed.ts": `import "../rates/queries/quote"; import "../rates/contract";`,
  "packages/domain/src/rates/contract.ts": "export const a = 1;",
  "packages/domain/src/rates/queries/quote.ts": "export type Quote = 1;",
  "apps/web/server/router.ts": `import "../../../packages/db/src/transaction"; import "../../workers/src/main";`,
  "apps/web/components/page.tsx": `import "../server/router"; export const Page = () => <p>text</p>;`,
  "apps/web/components/allowed.tsx": `import type { Quote } from "../../../packages/domain/src/rates/queries/quote"; import { a } from "@/lib/format"; export const P = (q: Quote) => <p>{a}</p>;`,
  "apps/web/lib/format.ts": `export { a } from "../../../packages/domain/src/rates/contract";`,
  "apps/workers/src/main.ts": "export {};",
};

const FOUND = [
  ["environment-is-the-bottom", "packages/environment/src/environment.ts"],
  ["observe-knows-nothing-observed", "packages/observe/src/correlation.ts"],
  ["db-knows-environment-only", "packages/db/src/transaction.ts"],
  ["cache-knows-no-event", "packages/cache/src/port.ts"],
  ["events-know-no-hotel", "packages/events/src/catalog.ts"],
  ["domain-knows-no-app", "packages/domain/src/rates/price.ts"],
  ["web-and-workers-apart", "apps/web/server/router.ts"],
  ["service-asks-contract-or-query", "packages/domain/src/payments/capture.ts"],
  ["service-asks-contract-or-query", "packages/domain/src/shared/money.ts"],
  ["contract-is-for-everyone", "packages/domain/src/shared/contract.ts"],
  ["routers-keep-out-of-the-database", "apps/web/server/router.ts"],
  ["pages-import-server-types-only", "apps/web/components/page.tsx"],
  ["no-cycles", "packages/domain/src/rates/cycle-back.ts"],
  ["resolvable", "packages/domain/src/rates/cycle-back.ts"],
] as const;

describe("the law of imports", () => {
  let folder: string;
  let output: string;
  let status: number | null;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "import-law-"));
    for (const [path, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const script = fileURLToPath(new URL("./import-law.mjs", import.meta.url));
    const run = spawnSync(process.execPath, [script, folder], { encoding: "utf8" });
    output = run.stdout + run.stderr;
    status = run.status;
  }, 30_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(FOUND)("%s finds %s", (rule, file) => {
    expect(output).toContain(`error ${rule}: ${file} →`);
  });

  it("ends with exit code 1", () => {
    expect(status).toBe(1);
  });

  it("lets pass what is right", () => {
    expect(output).not.toContain("allowed.ts");
  });
});
