import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const WORKERS = fileURLToPath(new URL("../../../workers/src/main.ts", import.meta.url));

/** Makes the program of the workers' process, whole in one file, as the tests need it beside what they test. */
export const bundleWorkers = (program: string) =>
  build({
    entryPoints: [WORKERS],
    outfile: program,
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
