// @ts-check
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

/**
 * Bundles the Node programs of a workspace into its `dist`: the code of this repository goes in, packages from npm stay
 * outside and are found in node_modules.
 * @param {string} folder the workspace
 * @param {Record<string, string>} programs name in `dist` -> source file
 */
export async function bundle(folder, programs) {
  const dist = join(folder, "dist");
  await rm(dist, { recursive: true, force: true });
  await build({
    absWorkingDir: folder,
    entryPoints: programs,
    outdir: dist,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "linked",
    legalComments: "none",
    logLevel: "warning",
    plugins: [
      {
        name: "npm-stays-outside",
        setup({ onResolve }) {
          onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
            kind === "entry-point" || path.startsWith("@roomstream/") ? undefined : { path, external: true },
          );
        },
      },
    ],
  });
}
