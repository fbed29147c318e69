// @ts-check
/**
 * `node tooling/lint/house-law.mjs [folder]`: two laws that types cannot hold.
 * - Who changes state in packages/domain also stores the event of it, in the same transaction.
 * - Only the catalog names event types and topics.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(process.argv[2] ?? fileURLToPath(new URL("../..", import.meta.url)));

/** Files that change state and publish nothing, with the reason. */
const SILENT = new Map([
  ["packages/domain/src/reservations/forget-answers.ts", "an answer no longer kept changes no reservation"],
  ["packages/domain/src/payments/forget-answers.ts", "an answer no longer kept changes no payment"],
  [
    "packages/domain/src/property/register-api-key.ts",
    "who may ask is no fact of the hotel, and no one listens",
  ],
  ...["stored-staff", "add-staff", "change-password", "sign-in", "end-session"].map(
    (name) =>
      /** @type {const} */ ([
        `packages/domain/src/property/${name}.ts`,
        "who works here is told to nobody outside; the audit log says it",
      ]),
  ),
  [
    "packages/domain/src/property/audit-lease.ts",
    "who closes a day is no fact of the hotel; that it is closed is told",
  ],
  [
    "packages/domain/src/property/audit-steps.ts",
    "a note that a step's own events were stored, so that it is not begun again",
  ],
  [
    "packages/domain/src/reservations/alert-overstays.ts",
    "an alert follows from the stays; the desks' screens are told of it",
  ],
  [
    "packages/domain/src/reservations/watch-money.ts",
    "an alert follows from the money; the desks' screens are told of it",
  ],
  ["packages/domain/src/payments/gateway/sandbox.ts", "the gateway's own books, which belong to no service"],
  [
    "packages/domain/src/operations/replay-dead-letter.ts",
    "gives an event back to its group; an edited one is stored by `replace`",
  ],
  [
    "packages/domain/src/operations/replay-kind.ts",
    "gives events back to their group, which change nothing yet",
  ],
  [
    "packages/domain/src/payments/retry-stuck.ts",
    "asks the gateway again; the answer is told when it is there",
  ],
  [
    "packages/domain/src/payments/operations/breaker-sign.ts",
    "keeps the state of a process where the operator reads it",
  ],
  [
    "packages/domain/src/shared/convergence.ts",
    "its caller brings in line and appends; of its own it keeps a cursor",
  ],
]);

const SKIPPED = /\.spec\.tsx?$|(^|\/)(node_modules|test|testing|dist|generated|\.next)\//;

const everything = ["apps", "packages"].flatMap((part) =>
  readdirSync(join(root, part), { recursive: true })
    .map((path) => `${part}/${String(path).replaceAll("\\", "/")}`)
    .filter((path) => /\.tsx?$/.test(path) && !SKIPPED.test(path)),
);

/** @type {Map<string, string>} */
const texts = new Map();
/** @param {string} path */
const read = (path) => {
  const text = texts.get(path) ?? readFileSync(join(root, path), "utf8");
  texts.set(path, text);
  return text;
};

const WRITES = /\b(INSERT INTO|UPDATE\s+[\w$.{}"]+\s+(AS\s+\w+\s+)?SET|DELETE FROM)\b/;
const changesState = (/** @type {string} */ text) =>
  /\btransaction\(/.test(text) || (/\brun(<[^(]*>)?\(/.test(text) && WRITES.test(text));

/** Whether a file, or one that it imports within the domain, appends to the outbox. @type {(path: string, seen?: Set<string>) => boolean} */
const appends = (path, seen = new Set()) => {
  if (seen.has(path)) return false;
  seen.add(path);
  const text = read(path);
  if (/\b(appendEvents|outboxInsert)\b/.test(text)) return true;
  const imports = [...text.matchAll(/^(?:import|export)(?! type)[^;]*? from "(\.[^"]+)"/gm)];
  return imports.some(([, name = ""]) => {
    const target = `${join(dirname(path), name).replaceAll("\\", "/")}.ts`;
    return domain.has(target) && appends(target, seen);
  });
};

const domain = new Set(everything.filter((path) => path.startsWith("packages/domain/src/")));
/** @type {string[]} */
const breaches = [];
for (const path of domain) {
  const silent = SILENT.has(path);
  const breaks = changesState(read(path)) && !appends(path);
  if (breaks && !silent) {
    breaches.push(`${path}: changes state and appends no event (or say why in tooling/lint/house-law.mjs)`);
  }
}
for (const path of SILENT.keys()) {
  if (!domain.has(path)) breaches.push(`tooling/lint/house-law.mjs: explains ${path}, which does not exist`);
}

const CATALOG = "packages/events/src/catalog/";
const names = new Set(
  everything
    .filter((path) => path.startsWith(CATALOG))
    .flatMap((path) => [...read(path).matchAll(/^ {2}"([a-z]+\.[a-z]+)":/gm)].map(([, name]) => name)),
);
/** Event types are said in the past tense; a column or a field path is not. */
const families = [...new Set([...names].map((name) => name?.split(".")[0]))].join("|");
const literal = new RegExp(`["'\`]((?:${families})\\.[a-z]+ed)["'\`]`, "g");
for (const path of everything) {
  if (path.startsWith(CATALOG)) continue;
  for (const [, name = ""] of read(path).matchAll(literal)) {
    if (!names.has(name)) breaches.push(`${path}: names "${name}", which is no event type of the catalog`);
  }
  if (/["'`][^"'`]*\.dlq["'`]/.test(read(path)))
    breaches.push(`${path}: names a dead-letter topic; the catalog has deadLetterTopic`);
}

for (const breach of breaches) console.error(`error ${breach}`);
console.log(`${breaches.length} breaches of the law of the house in ${texts.size} files`);
process.exitCode = breaches.length > 0 ? 1 : 0;
