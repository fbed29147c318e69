import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { openApi } from "../server/rest/openapi";
import { routes } from "../server/rest/table";

/*
 * What OpenAPI 3.1 says of the parts that our document has; a part that is not written down here may not appear. Schemas are
 * JSON Schema of 2020-12, and a validator of that reads each.
 */
const schema = z.record(z.string(), z.unknown());
const content = z.record(z.string().regex(/^[a-z]+\/[a-z+-]+$/), z.strictObject({ schema }));
const operation = z.strictObject({
  operationId: z.string().regex(/^[a-z]\w+$/i),
  summary: z.string().min(1),
  description: z.string().min(1).optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  "x-scope": z.string().optional(),
  parameters: z.array(
    z.discriminatedUnion("in", [
      z.strictObject({ name: z.string(), in: z.literal("path"), required: z.literal(true), schema }),
      z.strictObject({ name: z.string(), in: z.enum(["query", "header"]), required: z.boolean(), schema }),
    ]),
  ),
  requestBody: z.strictObject({ required: z.boolean(), content }).optional(),
  responses: z.record(
    z.string().regex(/^[1-5]\d\d$/),
    z.strictObject({ description: z.string().min(1), content }),
  ),
});
const openApi31 = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    description: z.string(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  servers: z.array(z.strictObject({ url: z.string() })),
  paths: z.record(
    z.string().startsWith("/"),
    z.partialRecord(z.enum(["get", "post", "patch", "put", "delete"]), operation),
  ),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[A-Za-z0-9._-]+$/), schema),
    securitySchemes: z.record(
      z.string(),
      z.discriminatedUnion("type", [
        z.strictObject({ type: z.literal("http"), scheme: z.literal("bearer") }),
        z.strictObject({ type: z.literal("apiKey"), in: z.enum(["cookie", "header"]), name: z.string() }),
      ]),
    ),
  }),
});

const HERE = "https://roomstream.test/openapi.json";
const given = openApi(routes, undefined);
const document = openApi31.parse(given);
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

/** Every value below, with the way to it. */
function* within(value: unknown, at: string[] = []): Generator<{ at: string[]; value: unknown }> {
  yield { at, value };
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) yield* within(inner, [...at, name]);
}
const everything = [...within(given)];
const pointed = (pointer: string): unknown =>
  pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], given);

describe("the OpenAPI document", () => {
  it("is OpenAPI 3.1 in each of its parts", () => {
    expect(openApi31.safeParse(given).error).toBeUndefined();
  });

  it("points nowhere but to what is there", () => {
    const pointers = everything.filter(({ at }) => at.at(-1) === "$ref").map(({ value }) => String(value));
    expect(pointers).toContain("#/components/schemas/Problem");
    for (const pointer of new Set(pointers)) expect(pointed(pointer), pointer).toBeTypeOf("object");
  });

  it("has schemas that a validator of JSON Schema 2020-12 takes, with formats and patterns that it knows", () => {
    const ajv = new Ajv2020({ strict: true, strictTypes: false });
    formats.default(ajv);
    ajv.addKeyword("components");
    ajv.addSchema({ $id: HERE, components: document.components }, "document");
    const schemas = everything.filter(({ at }) => at.at(-1) === "schema" || at.at(-2) === "schemas");
    expect(schemas.length).toBeGreaterThan(routes.length * 5);
    // Most are the same few: the problem, a reservation.
    const different = new Map(schemas.map(({ at, value }) => [JSON.stringify(value), at.join("/")]));
    for (const [text, at] of different) {
      const local = text.replaceAll('"#/components/', `"${HERE}#/components/`);
      expect(() => ajv.compile(JSON.parse(local)), at).not.toThrow();
    }
  }, 20_000);

  it("asks for no proof that it does not explain", () => {
    const known = Object.keys(document.components.securitySchemes);
    for (const { security } of operations)
      for (const name of security.flatMap((choice) => Object.keys(choice))) expect(known).toContain(name);
  });

  it("has a body only where there can be one, and in words what a success is", () => {
    for (const methods of Object.values(document.paths)) expect(methods.get?.requestBody).toBeUndefined();
    for (const { operationId, responses } of operations)
      expect(
        Object.keys(responses).some((status) => status.startsWith("2")),
        operationId,
      ).toBe(true);
  });

  it("says of each call that changes something what becomes of it when it is sent again", () => {
    const keyed = (of: (typeof operations)[number]) =>
      of.parameters.some(({ name }) => name === "Idempotency-Key");
    for (const operationId of ["createReservation", "takePayment", "refundPayment"])
      expect(operations.filter((of) => of.operationId === operationId).every(keyed), operationId).toBe(true);
    for (const operationId of ["changeReservation", "cancelReservation"]) {
      const [of] = operations.filter((known) => known.operationId === operationId);
      expect(of?.description ?? "nothing").toContain("Idempotency-Key");
    }
  });
});
