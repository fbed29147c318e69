// @ts-check
/**
 * Every path and every npm script that a document names exists, and every link between documents leads somewhere.
 * A code span counts as a path when it begins with a folder or file of the repository.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(process.argv[2] ?? fileURLToPath(new URL("..", import.meta.url)));
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const tops = new Set(readdirSync(root));

/** @param {string} folder @returns {string[]} */
const markdown = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return /^(node_modules|dist|\.next|\.data|\.git|public|libs)$/.test(entry.name) ? [] : markdown(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });

/** What stands before a placeholder or a wildcard has to exist. @param {string} path */
const fixedPart = (path) => {
  const cut = path.search(/[<*{…]|\.\.\.|\$/);
  return cut < 0 ? path : dirname(`${path.slice(0, cut)}x`);
};

/** @type {string[]} */
const wrong = [];
let checked = 0;
for (const document of markdown(".")) {
  const text = readFileSync(join(root, document), "utf8");
  /** @param {string} what @param {boolean} right */
  const expectThat = (what, right) => {
    checked += 1;
    if (!right) wrong.push(`${document}: ${what}`);
  };
  for (const [, script = ""] of text.matchAll(/npm run ([\w:-]+)/g)) {
    expectThat(`npm run ${script} is no script of package.json`, script in scripts);
  }
  for (const [, span = ""] of text.matchAll(/`([^`\n]+)`/g)) {
    const path = span.replace(/^\.\//, "").replace(/(:\d+|#.*)$/, "");
    const [top = ""] = path.split("/");
    if (/\s/.test(path) || !(tops.has(top) || /^(apps|packages|docs|tooling|e2e|bench)\//.test(path)))
      continue;
    expectThat(`${span} does not exist`, existsSync(join(root, fixedPart(path))));
  }
  for (const [, link = ""] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^([a-z]+:|#)/.test(link)) continue;
    const target = link.replace(/#.*$/, "");
    expectThat(`the link ${link} leads nowhere`, existsSync(join(root, dirname(document), target)));
  }
}

for (const line of wrong) console.error(`error ${line}`);
console.log(`${checked} paths, links and scripts in the documents, ${wrong.length} of them wrong`);
process.exitCode = wrong.length > 0 ? 1 : 0;
