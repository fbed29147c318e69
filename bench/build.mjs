import { bundle } from "../tooling/build/bundle.mjs";

await bundle(import.meta.dirname, { bench: "src/bench.ts" });
