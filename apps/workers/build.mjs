import { bundle } from "../../tooling/build/bundle.mjs";

await bundle(import.meta.dirname, { supervisor: "src/supervisor/main.ts" });
