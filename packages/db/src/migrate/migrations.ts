import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export type Migration = { name: string; file: string; sql: string };

/** Where the migrations are, also for code that was bundled elsewhere: beside the package as npm has linked it. */
export function migrationsFolder(): string {
  const source = createRequire(import.meta.url).resolve("@roomstream/db/migrate");
  return join(dirname(source), "..", "prisma", "migrations");
}

/** The migrations of some folders in one order, by name, which begins with a time. */
export async function readMigrations(folder: string, parts: string[]): Promise<Migration[]> {
  const found = await Promise.all(
    parts.map(async (part) => {
      const entries = await readdir(join(folder, part), { withFileTypes: true });
      const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
      return Promise.all(
        names.map(async (name) => {
          const file = join(folder, part, name, "migration.sql");
          return { name, file, sql: await readFile(file, "utf8") };
        }),
      );
    }),
  );
  return found.flat().sort((a, b) => (a.name < b.name ? -1 : 1));
}
