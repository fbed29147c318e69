// @ts-check
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { ROOT } from "../run/programs.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** A Chromium for the journeys: the one named, the one that Playwright downloaded, or the system's. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : undefined;
  const playwright = createRequire(join(ROOT, "e2e/package.json"))("@playwright/test");
  const own = playwright.chromium.executablePath();
  const folders = (process.env.PATH ?? "").split(delimiter);
  return [own, ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))].find((path) =>
    existsSync(path),
  );
}
