import { promises } from "@roomstream/domain/operations/promises";
import { errorForLog } from "@roomstream/domain/shared/error-for-log";
import { openContext } from "@roomstream/domain/shared/open-context";
import { readEnvironment } from "@roomstream/environment/environment";
import pino from "pino";

const PATIENCE_MS = 30_000;
const SHOWN = 20;

const environment = readEnvironment(process.env);
const opened = openContext(
  environment,
  pino({ name: "verify", level: "warn", serializers: { err: errorForLog } }),
  "verify",
);
const say = (line: string) => process.stdout.write(`${line}\n`);

const { items } = await promises({ ctx: opened.ctx, patienceMs: PATIENCE_MS });
await opened.close();

const nameWidth = Math.max(...items.map((item) => item.name.length));
say(`     ${"promise".padEnd(nameWidth)}  ${"checked".padStart(9)}  ${"breaches".padStart(8)}`);
for (const { promise, name, checked, breaches } of items) {
  const mark = breaches.length === 0 ? "kept  " : "BROKEN";
  say(
    `  ${promise}  ${name.padEnd(nameWidth)}  ${String(checked).padStart(9)}  ${String(breaches.length).padStart(8)}  ${mark}`,
  );
}
for (const { promise, breaches } of items) {
  for (const breach of breaches.slice(0, SHOWN)) say(`  ${promise}: ${breach}`);
  if (breaches.length > SHOWN) say(`  ${promise}: and ${breaches.length - SHOWN} more`);
}
say("Promises 6 and 8, about orders of delivery and figures of the past, are proven by the tests.");
process.exit(items.some((item) => item.breaches.length > 0) ? 1 : 0);
