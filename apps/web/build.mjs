// Builds what `node dist/server.js` needs: the server as one file, and the pages. `--server` leaves the pages out.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));

// Packages of this repository are TypeScript and go into the file; installed ones stay where they are.
const keepInstalled = {
  name: "keep-installed",
  setup: (plugin) =>
    plugin.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === "entry-point" || path.startsWith("@roomstream/") ? undefined : { path, external: true },
    ),
};

await build({
  absWorkingDir: here,
  entryPoints: ["server/main.ts"],
  outfile: "dist/server.js",
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
  logLevel: "warning",
  plugins: [keepInstalled],
});

if (!process.argv.includes("--server")) {
  const next = join(dirname(createRequire(import.meta.url).resolve("next/package.json")), "dist/bin/next");
  const { status } = spawnSync(process.execPath, [next, "build"], { cwd: here, stdio: "inherit" });
  process.exitCode = status ?? 1;
}
