import { readdirSync } from "node:fs";
import { join } from "node:path";

const APP = join(import.meta.dirname, "../../apps/web/app");
/** What the app shows: its pages, and what stands in for one. */
const SHOWN = /^(page|error|not-found|global-error)\.tsx$/;

/** Every page of the app, as its folder names it; groups in brackets are no part of an address. */
export function routes(): string[] {
  return readdirSync(APP, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SHOWN.test(entry.name))
    .map(({ parentPath, name }) => {
      const folder = parentPath
        .slice(APP.length)
        .split("/")
        .filter((part) => !/^\(.*\)$/.test(part))
        .join("/");
      return name === "page.tsx" ? folder || "/" : `${folder}/${name}`;
    })
    .sort();
}
