import { expect, it } from "vitest";
import { asyncApi } from "../src/asyncapi";

it("the committed asyncapi.json is that of the catalog; `npm run asyncapi -w @roomstream/events` writes it anew", async () => {
  await expect(`${JSON.stringify(asyncApi(), null, 2)}\n`).toMatchFileSnapshot("../asyncapi.json");
});

it("every reference in it leads somewhere", () => {
  const document: unknown = asyncApi();
  const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
  expect(references.length).toBeGreaterThan(60);
  for (const reference of references) {
    const path = reference.slice(8, -1).replace("#/", "").split("/");
    const found = path.reduce<unknown>((at, key) => Object(at)[key], document);
    expect(found, reference).toBeDefined();
  }
});
