import { existsSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "../../tooling/build/bundle.mjs";

const PROGRAMS = {
  main: "src/main.ts",
  migrate: "src/migrate.ts",
  supervisor: "src/supervisor/main.ts",
  verify: "src/verify.ts",
  import: "src/import.ts",
  replay: "src/replay.ts",
  admin: "src/admin.ts",
  audit: "src/audit.ts",
};
const here = import.meta.dirname;

await bundle(
  here,
  Object.fromEntries(Object.entries(PROGRAMS).filter(([, source]) => existsSync(join(here, source)))),
);
