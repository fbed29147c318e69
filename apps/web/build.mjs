// Builds what `node dist/server.js` needs: the server, and the pages. `--server` leaves the pages as they are.
import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bundle } from "../../tooling/build/bundle.mjs";

const here = import.meta.dirname;

await bundle(here, { server: "server/main.ts" });

if (!process.argv.includes("--server")) {
  // What a development server left behind describes other pages, and fails the type check of the build.
  await rm(join(here, ".next/dev/types"), { recursive: true, force: true });
  const next = dirname(createRequire(import.meta.url).resolve("next/package.json"));
  const { status } = spawnSync(process.execPath, [join(next, "dist/bin/next"), "build"], {
    cwd: here,
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
}
