// @ts-check
/** `npm start`: from a fresh clone to a running system. What is installed and built already is left alone. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt } from "./run/built.mjs";
import { ensureInstalled } from "./run/installed.mjs";
import { checkNodeVersion } from "./run/node-version.mjs";
import { ROOT } from "./run/programs.mjs";

checkNodeVersion();
console.log("\nRoomstream is starting");
await ensureInstalled();
await ensureBuilt();
process.setSourceMapsEnabled(true);
await import(pathToFileURL(join(ROOT, "apps/workers/dist/supervisor.js")).href);
