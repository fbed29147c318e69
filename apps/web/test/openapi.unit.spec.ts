import { describe, expect, it } from "vitest";
import { openApi } from "../server/rest/openapi";
import { routes } from "../server/rest/table";
import { fakeGateway } from "./fakes";

type Operation = {
  operationId: string;
  security: object[];
  parameters: { name: string; in: string; required: boolean; schema: Record<string, unknown> }[];
  requestBody?: { content: { "application/json": { schema: Record<string, unknown> } } };
  responses: Record<string, { description: string; content: Record<string, { schema: object }> }>;
};
type Document = { openapi: string; paths: Record<string, Record<string, Operation>>; components: object };

const document = openApi(routes, undefined) as Document;
const operation = (method: string, path: string): Operation => {
  const found = document.paths[path]?.[method];
  if (!found) throw new Error(`${method} ${path} is not in the document`);
  return found;
};

describe("the OpenAPI document", () => {
  it("is served, and is JSON through and through", async () => {
    const app = await fakeGateway();
    const answer = await app.inject({ url: "/api/openapi.json" });
    expect(answer.json()).toEqual(JSON.parse(JSON.stringify(document)));
    expect(answer.json().openapi).toBe("3.1.0");
    await app.close();
  });

  it("has every route, and every route of it exists", async () => {
    const app = await fakeGateway();
    const paths = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(paths).toHaveLength(routes.length);
    for (const { method, path } of routes) {
      const url = path.replaceAll(/\{(\w+)\}/g, ":$1");
      expect(app.hasRoute({ method, url })).toBe(true);
    }
    await app.close();
  });

  it("names each path parameter of an address, and no operation twice", () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(methods)) {
        expect(parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name)).toEqual(
          inPath,
        );
      }
    }
    const ids = routes.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("says what a create takes: the key in a header, and no unknown field", () => {
    const create = operation("post", "/api/v1/reservations");
    expect(create.parameters).toMatchObject([{ name: "Idempotency-Key", in: "header", required: true }]);
    const schema = create.requestBody?.content["application/json"].schema;
    expect(schema).toMatchObject({ type: "object", additionalProperties: false });
    expect(schema?.required).toEqual(expect.arrayContaining(["arrival", "guest", "expectedTotal"]));
    expect(schema?.required).not.toContain("notes");
    expect(create.responses[409]?.description).toContain("PRICE_CHANGED");
  });

  it("says what an offer is asked by", () => {
    const { parameters } = operation("get", "/api/v1/properties/{propertyId}/offers");
    const required = Object.fromEntries(parameters.map(({ name, required }) => [name, required]));
    expect(required).toEqual({
      propertyId: true,
      arrival: true,
      departure: true,
      adults: true,
      children: false,
    });
    expect(parameters.find(({ name }) => name === "adults")?.schema).toMatchObject({
      type: "integer",
      minimum: 1,
    });
  });

  it("has patterns that engines without Unicode classes can read", () => {
    expect(JSON.stringify(document)).not.toContain("\\p{");
  });

  it("asks for a key where one is needed, and shows the stream as one", () => {
    expect(operation("get", "/api/v1/operations/promises").security).toEqual([
      { apiKey: [] },
      { session: [] },
    ]);
    expect(operation("get", "/api/v1/properties").security).toContainEqual({});
    const stream = operation("get", "/api/v1/reservations/{confirmationNumber}/events");
    expect(Object.keys(stream.responses[200]?.content ?? {})).toEqual(["text/event-stream"]);
  });
});
