// @ts-check
import { readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";

/**
 * Bundles the Node programs of a workspace into its `dist`: the code of this repository goes in, packages from npm stay
 * outside and are found in node_modules.
 * @param {string} folder the workspace
 * @param {Record<string, string>} programs name in `dist` -> source file
 */
export async function bundle(folder, programs) {
  const dist = join(folder, "dist");
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: programs,
    outdir: dist,
    metafile: true,
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
  // What an earlier build left goes last, so that there is a whole program at every moment.
  const written = new Set(Object.keys(metafile.outputs).map((path) => basename(path)));
  const stale = (await readdir(dist)).filter((name) => !written.has(name));
  await Promise.all(stale.map((name) => rm(join(dist, name), { recursive: true })));
}
