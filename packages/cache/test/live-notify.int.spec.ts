import { openSignals } from "@roomstream/db/signals";
import { createTestDatabase } from "@roomstream/db/testing/test-database";
import { describeLive } from "./support/live-conformance";

describeLive("live updates through NOTIFY", async () => {
  const database = await createTestDatabase();
  const { common } = database.databases;
  return {
    open: async () => openSignals(common, database.url),
    cut: async () =>
      void (await common.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()",
      )),
    close: () => database.drop(),
  };
});
