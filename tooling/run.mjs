// @ts-check
/** `npm run verify|import|audit|replay|bench -- ...`: runs a program against the running system. */
import { ensureBuilt } from "./run/built.mjs";
import { ensureInstalled } from "./run/installed.mjs";
import { checkNodeVersion } from "./run/node-version.mjs";
import { runProgram } from "./run/programs.mjs";
import { environmentOfRunningSystem } from "./run/running-system.mjs";

/** @type {Record<string, { script: string, startsItsOwn?: boolean, asks?: boolean }>} */
const PROGRAMS = {
  verify: { script: "apps/workers/dist/verify.js" },
  import: { script: "apps/workers/dist/import.js" },
  audit: { script: "apps/workers/dist/audit.js" },
  replay: { script: "apps/workers/dist/replay.js" },
  admin: { script: "apps/workers/dist/admin.js", asks: true },
  bench: { script: "bench/dist/bench.js", startsItsOwn: true },
};

checkNodeVersion();
const [name = "", ...parameters] = process.argv.slice(2);
const program = PROGRAMS[name];
if (!program) {
  console.error(`Say which: npm run ${Object.keys(PROGRAMS).join(", npm run ")}`);
  process.exit(2);
}
await ensureInstalled();
await ensureBuilt();
const env = environmentOfRunningSystem();
if (!env && !program.startsItsOwn) {
  console.error(
    "Nothing is running with this data folder. Start it with `npm start`, name its folder with ROOMSTREAM_DATA, or a database with DATABASE_URL.",
  );
  process.exit(1);
}
const { code } = await runProgram(process.execPath, ["--enable-source-maps", program.script, ...parameters], {
  env: env ?? {},
  asks: program.asks ?? false,
});
process.exit(code);
