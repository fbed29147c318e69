// What the test command passes on to the journeys; the product's own environment is parsed elsewhere.
// biome-ignore-start lint/style/noProcessEnv: the journeys are started by Playwright and get their settings this way
/** The browser's program; Playwright's own when there is none. */
export const chromiumPath = process.env.CHROMIUM_PATH;
/** Whether everything must run: then what cannot be had is a failure. */
export const requireAll = process.env.ROOMSTREAM_REQUIRE_ALL === "1";
/** The environment without what would point the started systems elsewhere. */
export const plainEnvironment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(DATABASE_URL|KAFKA_BROKERS|ROOMSTREAM_DATA|PORT|WORKERS)/.test(name),
  ),
);
// biome-ignore-end lint/style/noProcessEnv: see above
