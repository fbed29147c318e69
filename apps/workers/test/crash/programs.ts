import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const SOURCES = {
  "worker-on-log": fileURLToPath(new URL("worker-on-log.ts", import.meta.url)),
  "worker-on-kafka": fileURLToPath(new URL("worker-on-kafka.ts", import.meta.url)),
  command: fileURLToPath(new URL("command.ts", import.meta.url)),
  audit: fileURLToPath(new URL("../../src/audit.ts", import.meta.url)),
};

export type ProgramName = keyof typeof SOURCES;
export type Programs = { path(name: ProgramName): string; close(): Promise<void> };

/** Bundles the programs of the suite, everything in one file each, so that a process is there quickly. */
export async function buildPrograms(): Promise<Programs> {
  const folder = await mkdtemp(join(tmpdir(), "roomstream-crash-"));
  await build({
    entryPoints: SOURCES,
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["pg-native"],
    // Packages that are CommonJS still ask for `require`.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    logLevel: "error",
  });
  return {
    path: (name) => join(folder, `${name}.mjs`),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
