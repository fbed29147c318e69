import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

it("finds what a document names and the repository does not have", () => {
  const folder = mkdtempSync(join(tmpdir(), "documents-"));
  mkdirSync(join(folder, "docs"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ scripts: { verify: "" } }));
  writeFileSync(
    join(folder, "docs/README.md"),
    "`npm run verify` `npm run verfy` `docs/README.md` `docs/gone.md` [here](README.md) [there](gone.md) `docs/<name>.md` `tr/y`",
  );
  const script = fileURLToPath(new URL("./check-documents.mjs", import.meta.url));
  const { stderr, status } = spawnSync(process.execPath, [script, folder], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  expect(status).toBe(1);
  expect(stderr.trim().split("\n")).toEqual([
    "error docs/README.md: npm run verfy is no script of package.json",
    "error docs/README.md: docs/gone.md does not exist",
    "error docs/README.md: the link gone.md leads nowhere",
  ]);
});
