import { z } from "zod";

/** A JSON schema, as far as it is shown. */
export type Schema = {
  type?: string | string[] | undefined;
  format?: string | undefined;
  description?: string | undefined;
  const?: unknown;
  enum?: unknown[] | undefined;
  pattern?: string | undefined;
  default?: unknown;
  minimum?: number | undefined;
  maximum?: number | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  properties?: Record<string, Schema> | undefined;
  required?: string[] | undefined;
  items?: Schema | undefined;
  anyOf?: Schema[] | undefined;
  oneOf?: Schema[] | undefined;
};

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    properties: z.record(z.string(), schema).optional(),
    items: schema.optional(),
    anyOf: z.array(schema).optional(),
    oneOf: z.array(schema).optional(),
  }),
);

const content = z.record(z.string(), z.object({ schema }));

const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  description: z.string().optional(),
  "x-scope": z.string().optional(),
  security: z.array(z.record(z.string(), z.unknown())),
  parameters: z.array(
    z.object({ name: z.string(), in: z.enum(["path", "query", "header"]), required: z.boolean(), schema }),
  ),
  requestBody: z.object({ required: z.boolean(), content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content })),
});

/** What the reference reads of the OpenAPI document. */
export const openApiDocument = z.object({
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(z.string(), z.record(z.enum(["get", "post", "patch"]), operation.optional())),
});

type Operation = z.infer<typeof operation>;

/** One call of the API, as its page shows it. */
export type Call = Operation & { method: "GET" | "POST" | "PATCH"; path: string };

export type CallGroup = { name: string; calls: Call[] };

const GROUPS: [name: string, paths: RegExp][] = [
  ["Looking", /^\/api\/v1\/properties(\/\{propertyId\}(\/offers)?)?$/],
  ["Reservations", /^\/api\/v1\/reservations/],
  ["Figures", /\/kpis$/],
  ["Operations", /^\/api\/(health$|v1\/operations)/],
  ["The house", /^\/api\/v1\/properties\//],
];

/** The calls by what they are about, in the document's order. */
export function groupsOf(document: z.infer<typeof openApiDocument>): CallGroup[] {
  const calls = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, found]): Call[] =>
      found ? [{ ...found, path, method: method.toUpperCase() as Call["method"] }] : [],
    ),
  );
  const groupOf = ({ path }: Call) => GROUPS.find(([, paths]) => paths.test(path))?.[0] ?? "More";
  return [...GROUPS.map(([name]) => name), "More"]
    .map((name) => ({ name, calls: calls.filter((call) => groupOf(call) === name) }))
    .filter((group) => group.calls.length > 0);
}
