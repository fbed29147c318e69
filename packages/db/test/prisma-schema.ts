import type { SchemaEngine } from "@prisma/schema-engine-wasm";

/** Left out: what events and bus are made of, which is read and written through SQL only. */
const PLUMBING = [
  "outbox",
  "inbox",
  "dead_letter",
  "relay_lease",
  "worker",
  "convergence_cursor",
  "reconciler_cursor",
  "audit",
];
/** Left out: its key has a range of dates, for which Prisma has no type. */
const UNSUPPORTED = ["room_stay"];
export const LEFT_OUT = [...PLUMBING, ...UNSUPPORTED];

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const pascal = (name: string) => camel(`_${name}`);
const plural = (name: string) => (/[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`);
const camelLists = (text: string) => text.replace(/\[([\w, ]*)\]/g, (list) => camel(list));

type Model = { name: string; table: string; schema: string; lines: string[] };

function modelsOf(text: string): Model[] {
  return [...text.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(([, name = "", body = ""]) => ({
    name,
    table: body.match(/@@map\("(\w+)"\)/)?.[1] ?? name,
    schema: body.match(/@@schema\("(\w+)"\)/)?.[1] ?? "",
    lines: body.split("\n").map((line) => line.trim()),
  }));
}

// Prisma knows a unique index with a condition only as a preview, and its client would take it for one without.
const CONDITIONAL = /@unique\(map: "\w+", where: raw\("[^"]*"\)\) ?/;

/** One field in the words of TypeScript: `[name, type, attributes]`. */
function field(line: string, models: Map<string, Model>): [string, string, string] | undefined {
  const [, name = "", type = "", rest = ""] = line.match(/^(\w+)\s+(\S+)\s*(.*)$/) ?? [];
  const model = models.get(type.replace(/\W/g, ""));
  if (model) {
    if (LEFT_OUT.includes(model.table)) return undefined;
    const isOther = !rest.includes("fields:");
    const isList = type.endsWith("[]") || (isOther && model.lines.some((own) => CONDITIONAL.test(own)));
    const suffix = isList ? "[]" : type.endsWith("?") ? "?" : "";
    return [
      camel(isList ? plural(model.table) : model.table),
      `${pascal(model.table)}${suffix}`,
      camelLists(rest),
    ];
  }
  const attributes = rest.replace(CONDITIONAL, "");
  return [
    camel(name),
    type,
    [attributes, camel(name) === name ? "" : `@map("${name}")`].filter(Boolean).join(" "),
  ];
}

function print(model: Model, models: Map<string, Model>): string {
  const fields = model.lines
    .filter((line) => /^\w/.test(line))
    .map((line) => field(line, models))
    .filter((parts) => parts !== undefined);
  const attributes = model.lines
    .filter((line) => line.startsWith("@@") && !/where:|@@map|@@schema/.test(line))
    .map(camelLists);
  if (pascal(model.table) !== model.table) attributes.push(`@@map("${model.table}")`);
  attributes.push(`@@schema("${model.schema}")`);
  const widths = [0, 1].map((column) => Math.max(...fields.map((parts) => parts[column]?.length ?? 0)));
  const rows = fields.map((parts) =>
    parts
      .map((part, column) => part.padEnd(widths[column] ?? 0))
      .join(" ")
      .trimEnd(),
  );
  return [
    "",
    `model ${pascal(model.table)} {`,
    ...[...rows, "", ...attributes].map((row) => row && `  ${row}`),
    "}",
    "",
  ].join("\n");
}

/** The Prisma schema of what is in the database, one text a service. */
export async function schemaOfDatabase(engine: SchemaEngine, main: string): Promise<Map<string, string>> {
  const { schema } = await engine.introspect({
    schema: { files: [{ path: "main.prisma", content: main }] },
    baseDirectoryPath: ".",
    force: true,
    compositeTypeDepth: -1,
    namespaces: null,
  });
  const models = modelsOf(schema.files.map(({ content }) => content).join("\n"));
  const byName = new Map(models.map((model) => [model.name, model]));
  const texts = new Map<string, string>();
  for (const model of models.filter(({ table }) => !LEFT_OUT.includes(table))) {
    texts.set(model.schema, `${texts.get(model.schema) ?? ""}${print(model, byName)}`);
  }
  return new Map([...texts].map(([service, text]) => [service, text.trimStart()]));
}
