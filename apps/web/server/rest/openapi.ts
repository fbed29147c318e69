import { z } from "zod";
import { PROBLEMS, type ProblemCode, problem } from "../http/problem";
import { sessionCookie } from "../sign-in/sessions";
import type { AnswerPlan, Route } from "./route";

/** Problems that any call may have, whatever it does. */
const COMMON: ProblemCode[] = [
  "MALFORMED_REQUEST",
  "UNAUTHORIZED",
  "FORBIDDEN",
  "RATE_LIMITED",
  "INTERNAL",
  "UNAVAILABLE",
];

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the routes, from the schemas that they validate with. */
export function openApi(routes: Route[], publicUrl: string | undefined): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Roomstream",
      version: "1",
      description: "Book and read stays. Errors are RFC 9457 problem documents with a stable `code`.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: publicUrl ?? "/" }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, "output") },
      securitySchemes: {
        apiKey: { type: "http", scheme: "bearer" },
        session: {
          type: "apiKey",
          in: "cookie",
          name: sessionCookie(publicUrl?.startsWith("https:") ?? false),
        },
      },
    },
  };
}

function operationOf(route: Route): Json {
  const { input, access } = route;
  return {
    operationId: route.operationId,
    summary: route.summary,
    ...(route.description !== undefined && { description: route.description }),
    // An empty requirement means that it also goes without.
    security: [...(access.by === "staff" ? [] : [{}]), { apiKey: [] }, { session: [] }],
    ...("scope" in access && { "x-scope": access.scope }),
    parameters: [
      ...parametersOf("path", input.params),
      ...parametersOf("query", input.query),
      ...parametersOf("header", input.headers),
    ],
    ...(input.body && {
      requestBody: {
        required: !input.body.safeParse(undefined).success,
        content: { "application/json": { schema: schemaOf(input.body, "input") } },
      },
    }),
    responses: { ...problemsOf(route), ...answersOf(route) },
  };
}

function parametersOf(place: "path" | "query" | "header", schema: z.ZodObject | undefined): Json[] {
  if (!schema) return [];
  return Object.entries(schema.shape).map(([name, value]) => ({
    name: place === "header" ? headerName(name) : name,
    in: place,
    required: place === "path" || !z.safeParse(value, undefined).success,
    schema: schemaOf(value as z.ZodType, "input"),
  }));
}

const headerName = (name: string) => name.replaceAll(/(^|-)([a-z])/g, (letters) => letters.toUpperCase());

const answersOf = (route: Route): Json =>
  Object.fromEntries(
    Object.entries(route.answers).map(([status, plan]: [string, AnswerPlan]) => [
      status,
      {
        description: plan.description,
        content: { [plan.contentType ?? "application/json"]: { schema: schemaOf(plan.schema, "output") } },
      },
    ]),
  );

/** Several codes may share a status; each is named. */
function problemsOf(route: Route): Json {
  const codes = [...COMMON, ...route.problems];
  const statuses = new Set(codes.map((code) => PROBLEMS[code].status));
  return Object.fromEntries(
    [...statuses].map((status) => {
      const here = codes.filter((code) => PROBLEMS[code].status === status);
      return [
        status,
        {
          description: here.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join("; "),
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      ];
    }),
  );
}

/** A zod schema as OpenAPI 3.1 takes it: JSON Schema of 2020-12, with patterns that every engine can read. */
function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => {
      if (jsonSchema.pattern)
        jsonSchema.pattern = jsonSchema.pattern.replaceAll("\\p{Cc}", "\\x00-\\x1f\\x7f-\\x9f");
    },
  });
  return json;
}
