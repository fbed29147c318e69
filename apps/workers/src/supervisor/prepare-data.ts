import type { DatabaseUrls } from "@roomstream/db/database";
import { silent } from "@roomstream/db/log";
import { migrate } from "@roomstream/db/migrate";
import { seedStaff } from "@roomstream/domain/demo/seed-staff";
import { openContext } from "@roomstream/domain/shared/open-context";
import type { Environment } from "@roomstream/environment/environment";
import { fillDemo } from "./fill-demo";
import { CannotStart, step } from "./say";

/** Brings the schemas up to this version, and where a demo is wanted puts its hotels into an empty database. */
export async function prepareData(
  environment: Environment & { DATABASE_URL: string },
  demo: { wanted: boolean; url: string; dataDir: string },
): Promise<void> {
  const urls = { common: environment.DATABASE_URL, services: environment.serviceDatabaseUrls };
  await step("the schemas are up to date", () => migrate(urls).catch(explain(urls)));
  if (!demo.wanted) return;
  await step("the demo hotels and their year are there", async (onProgress) => {
    const { ctx, bus, close } = openContext(environment, silent, "supervisor");
    try {
      await fillDemo({ ctx, bus }, { url: demo.url, dataDir: demo.dataDir, onProgress });
      await seedStaff({ ctx, dataDir: demo.dataDir });
    } finally {
      await close();
    }
  });
}

/** A server that is not there is the commonest of mistakes, and its error names no host. */
const explain = (urls: DatabaseUrls) => (error: NodeJS.ErrnoException) => {
  if (error.code !== "ECONNREFUSED" && error.code !== "ENOTFOUND") throw error;
  const hosts = new Set([urls.common, ...Object.values(urls.services)].map((url) => new URL(url).host));
  throw new CannotStart(
    `No PostgreSQL answers at ${[...hosts].join(", ")} (${error.code}): see DATABASE_URL`,
  );
};
