// @ts-check
/**
 * Preloaded (`node --import`) before dependency-cruiser: gives it the TypeScript of this folder, whose JS API it can use.
 * The repository compiles with TypeScript 7, which has no such API; without one, type-only imports and JSX go unread.
 */
import Module, { createRequire, register } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const manifest = require.resolve("typescript/package.json");
const main = pathToFileURL(require.resolve("typescript")).href;

register(
  `data:text/javascript,${encodeURIComponent(
    `export const resolve = (name, context, next) => next(name === "typescript" ? ${JSON.stringify(main)} : name, context);`,
  )}`,
);

// dependency-cruiser reads the version through `require`, which loader hooks do not see.
/** @typedef {(name: string, ...rest: unknown[]) => string} Resolve */
const loader = /** @type {{ _resolveFilename: Resolve }} */ (/** @type {unknown} */ (Module));
const original = loader._resolveFilename;
/** @type {Resolve} */
const resolveFilename = (name, ...rest) =>
  name === "typescript/package.json" ? manifest : original.call(Module, name, ...rest);
loader._resolveFilename = resolveFilename;
