// Generates the Prisma client into src/generated when the schema is newer; takes no time when it is not.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const schema = join(root, "prisma", "schema");
const generated = join(root, "src", "generated");
const stamp = join(generated, "stamp");

const prisma = createRequire(import.meta.url).resolve("prisma/package.json");
const { version, bin } = JSON.parse(readFileSync(prisma, "utf8"));

const hash = createHash("sha256").update(version);
for (const name of readdirSync(schema).sort()) hash.update(name).update(readFileSync(join(schema, name)));
const wanted = hash.digest("hex");

function current() {
  try {
    return readFileSync(stamp, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return "";
    throw error;
  }
}

if (current() !== wanted) {
  rmSync(generated, { recursive: true, force: true });
  const { env } = process;
  try {
    execFileSync(process.execPath, [join(dirname(prisma), bin.prisma), "generate"], {
      cwd: root,
      stdio: "pipe",
      env: {
        // Generating needs no schema engine, yet downloads one unless a file is named.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: "1",
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        ...env,
      },
    });
  } catch (error) {
    process.stderr.write(`${error.stdout ?? ""}${error.stderr ?? ""}\n`);
    throw error;
  }
  mkdirSync(generated, { recursive: true });
  writeFileSync(stamp, wanted);
}
