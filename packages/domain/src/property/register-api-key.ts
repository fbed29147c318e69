import { run } from "@roomstream/db/transaction";
import type { Context } from "../shared/context";
import { keyedHash } from "../shared/sealing";

/** Registers an API key for every hotel; only its keyed hash is kept, so that the key itself is shown once. One that is known gets these scopes. */
export async function registerApiKey(args: {
  ctx: Context;
  key: string;
  name: string;
  scopes: string[];
  rateLimited: boolean;
}): Promise<void> {
  const { ctx, key, name, scopes, rateLimited } = args;
  await run(ctx.databases.of("property"), {
    text: `INSERT INTO property.api_key (api_key_id, name, key_hash, scopes, rate_limited) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (key_hash) DO UPDATE SET scopes = excluded.scopes`,
    values: [ctx.random.uuid(), name, keyedHash(ctx.secrets.keyFor("api-keys"), key), scopes, rateLimited],
  });
}
