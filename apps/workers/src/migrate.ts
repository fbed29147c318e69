import { silent } from "@roomstream/db/log";
import { openContext } from "@roomstream/domain/shared/open-context";
import { type Environment, readEnvironment } from "@roomstream/environment/environment";
import { topicPlans } from "@roomstream/events/catalog/catalog";
import { prepareData } from "./supervisor/prepare-data";
import { complain, step } from "./supervisor/say";

try {
  await bringUpToDate(readEnvironment(process.env));
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/**
 * Brings databases and bus up to this version: every schema, the demo hotels where they are asked for, every topic. Gateways and
 * workers are started after it; running it again changes nothing.
 */
async function bringUpToDate(environment: Environment): Promise<void> {
  const { DATABASE_URL, PORT, PUBLIC_URL, ROOMSTREAM_DATA, ROOMSTREAM_DEMO } = environment;
  if (!DATABASE_URL) throw new Error("DATABASE_URL is not set: name the database to bring up to date.");
  await prepareData(
    { ...environment, DATABASE_URL },
    {
      wanted: ROOMSTREAM_DEMO === "1",
      url: PUBLIC_URL ?? `http://localhost:${PORT}`,
      dataDir: ROOMSTREAM_DATA,
    },
  );
  const { bus, close } = openContext(environment, silent, "migrate");
  await step("the topics are there", () => bus.createTopics(topicPlans)).finally(close);
}
