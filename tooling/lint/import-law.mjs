// @ts-check
/** `node tooling/lint/import-law.mjs [folder]`: who may import whom. The rules are in .dependency-cruiser.cjs. */
import "./typescript-api.mjs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
process.chdir(process.argv[2] ?? root);

const { cruise } = await import("dependency-cruiser");
const { default: extractOptions } = await import("dependency-cruiser/config-utl/extract-depcruise-options");
const options = await extractOptions(resolve(root, ".dependency-cruiser.cjs"));
const { output, exitCode } = await cruise(
  ["apps", "packages"],
  { ...options, outputType: "err-long" },
  { alias: { "@": resolve("apps/web") } },
);
console.log(String(output).trim());
process.exitCode = exitCode > 0 ? 1 : 0;
