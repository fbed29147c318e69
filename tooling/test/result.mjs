// @ts-check
/**
 * What a stage came to. `missing` says in plain words what could not be run, and why.
 * @typedef {{ passed: number, failed: number, skipped: number, missing?: string, output?: string }} Result
 */

/** @type {(output?: string) => Result} */
export const pass = () => ({ passed: 1, failed: 0, skipped: 0 });

/** @type {(output: string) => Result} */
export const fail = (output) => ({ passed: 0, failed: 1, skipped: 0, output });

/**
 * What cannot be run here is skipped and said; where everything is required (as in CI) that is a failure.
 * @type {(why: string) => Result}
 */
export const missing = (why) =>
  process.env.ROOMSTREAM_REQUIRE_ALL === "1"
    ? { passed: 0, failed: 1, skipped: 0, missing: why, output: why }
    : { passed: 0, failed: 0, skipped: 1, missing: why };

/** @param {Result[]} results */
export const sum = (results) => ({
  passed: results.reduce((total, { passed }) => total + passed, 0),
  failed: results.reduce((total, { failed }) => total + failed, 0),
  skipped: results.reduce((total, { skipped }) => total + skipped, 0),
});
