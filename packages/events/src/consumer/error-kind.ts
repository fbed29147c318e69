import pg from "pg";

const MOST = 120;
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** What errors of one cause have in common, whichever event met it: its first line without ids and figures. */
export function errorKind(error: unknown): string {
  if (error instanceof pg.DatabaseError) {
    return shortened(`${error.code ?? "database"} ${error.constraint ?? error.message}`);
  }
  return shortened(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}

/** The kind of a payload that is no event, by what was wrong with it. */
export const payloadKind = (problem: string): string =>
  problem.startsWith("not JSON") ? "not JSON" : "not as the catalog says";

const shortened = (text: string): string =>
  (text.split("\n")[0] ?? "")
    .replaceAll("\0", "")
    .replace(UUID, "…")
    .replace(/\b\d{2,}\b/g, "…")
    .slice(0, MOST);
