import type { Schema } from "./document";

/** A field of a body or an answer, in words. */
export type Field = {
  name: string;
  /** What it holds: "string, to 200 characters", "CONFIRMED or CANCELLED". */
  holds: string;
  required: boolean;
  description: string | null;
  fields: Field[];
};

/** The fields of an object; those of a list are those of its entries, and those of alternatives stand together. */
export function fieldsOf(schema: Schema): Field[] {
  const one = alternatives(schema).find(({ type }) => type !== "null") ?? schema;
  if (one.items) return fieldsOf(one.items);
  const objects = alternatives(schema).filter(({ properties }) => properties);
  const names = [...new Set(objects.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  return names.map((name) => {
    const owners = objects.filter(({ properties }) => properties?.[name]);
    const own = owners[0]?.properties?.[name] ?? {};
    return {
      name,
      holds: holdsOf(own),
      required: owners.length === objects.length && owners.every(({ required }) => required?.includes(name)),
      description: own.description ?? null,
      fields: fieldsOf(own),
    };
  });
}

const alternatives = (schema: Schema): Schema[] => schema.anyOf ?? schema.oneOf ?? [schema];

const FORMATS: Record<string, string> = {
  date: "date, YYYY-MM-DD",
  "date-time": "moment, ISO 8601",
  uuid: "UUID",
  email: "e-mail address",
  uri: "URL",
};

/** What a value of a schema is, in words. */
export function holdsOf(schema: Schema): string {
  const several = alternatives(schema);
  if (several.length > 1) {
    const words = [...new Set(several.map(holdsOf))];
    return words.join(" or ");
  }
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return listed(schema.enum.map(String));
  const [type = "any value"] = [schema.type ?? []].flat();
  if (type === "array") return `list of ${schema.items ? plural(holdsOf(schema.items)) : "values"}`;
  if (type === "string")
    return [FORMATS[schema.format ?? ""] ?? "string", lengths(schema)].filter(Boolean).join(", ");
  if (type === "integer" || type === "number") return [type, bounds(schema)].filter(Boolean).join(", ");
  return type;
}

const listed = (words: string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

const plural = (words: string): string =>
  /^(object|string|integer|number)$/.test(words) ? `${words}s` : words;

const lengths = ({ maxLength, format }: Schema): string | null =>
  maxLength === undefined || format ? null : `to ${maxLength} characters`;

/** Bounds that only say what a number can hold at all are left out. */
function bounds({ minimum, maximum }: Schema): string | null {
  const from = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? `from ${minimum}` : null;
  const to = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? `to ${maximum}` : null;
  return [from, to].filter(Boolean).join(" ") || null;
}
