import type { Databases } from "@roomstream/db/database";
import { run } from "@roomstream/db/transaction";
import { SERVICES } from "@roomstream/environment/environment";

/** Makes the months of the event stores from a date on that are before those which every start makes. */
export async function openPastMonths(databases: Databases, since: string): Promise<void> {
  for (const service of SERVICES) {
    await run(databases.of(service), {
      text: `DO $do$
        DECLARE month timestamp;
        BEGIN
          FOR month IN SELECT generate_series(date_trunc('month', timestamp '${since}'), date_trunc('month', now() AT TIME ZONE 'UTC'), '1 month') LOOP
            EXECUTE format('CREATE TABLE IF NOT EXISTS ${service}.%I PARTITION OF ${service}.outbox FOR VALUES FROM (%L) TO (%L)',
              'outbox_' || to_char(month, 'YYYY_MM'), month::date::text || ' 00:00+00', (month + interval '1 month')::date::text || ' 00:00+00');
          END LOOP;
        END $do$`,
    });
  }
}
