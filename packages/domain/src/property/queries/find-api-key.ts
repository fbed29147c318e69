import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import { keyedHash } from "../../shared/sealing";

export type ApiKey = {
  apiKeyId: string;
  /** For people; two keys may have the same. */
  name: string;
  scopes: string[];
  /** Null: every hotel. */
  propertyIds: string[] | null;
  rateLimited: boolean;
};

/** The API key that a caller shows, unless it is unknown or revoked. Only its keyed hash is kept. */
export async function findApiKey(args: { ctx: Context; key: string }): Promise<ApiKey | undefined> {
  const rows = await run<{
    api_key_id: string;
    name: string;
    scopes: string[];
    property_ids: string[] | null;
    rate_limited: boolean;
  }>(args.ctx.databases.of("property"), {
    name: "find-api-key",
    text: `SELECT api_key_id, name, scopes, property_ids, rate_limited FROM property.api_key
        WHERE key_hash = $1 AND revoked_at IS NULL`,
    values: [keyedHash(args.ctx.secrets.keyFor("api-keys"), args.key)],
  });
  return rows.map((row) => ({
    apiKeyId: row.api_key_id,
    name: row.name,
    scopes: row.scopes,
    propertyIds: row.property_ids,
    rateLimited: row.rate_limited,
  }))[0];
}
