import { describe, expect, it } from "vitest";
import { groupsOf, openApiDocument } from "../../lib/api-reference/document";
import { exampleOf } from "../../lib/api-reference/example";
import { fieldsOf, holdsOf } from "../../lib/api-reference/fields";
import { snippetsOf } from "../../lib/api-reference/snippets";
import { problemsIn } from "../../lib/api-reference/words";
import { isApi } from "../../server/http/security";
import { openApi } from "../../server/rest/openapi";
import { routes } from "../../server/rest/table";

const document = openApiDocument.parse(JSON.parse(JSON.stringify(openApi(routes, "https://hotel.example"))));
const calls = groupsOf(document).flatMap((group) => group.calls);
const booking = calls.find(({ operationId }) => operationId === "createReservation");
if (!booking) throw new Error("there is no call to book");

describe("the API reference", () => {
  it("given the reference's address, then it is a page, with a page's policy, among the calls", () => {
    expect(["/api/docs", "/api/docs/readKpis", "/api/docs?x=1"].map(isApi)).toEqual([false, false, false]);
    expect(["/api", "/api/v1/properties", "/api/docsets"].map(isApi)).toEqual([true, true, true]);
  });

  it("given the document of the routes, then it shows each call, in a group with a name", () => {
    expect(calls.map(({ operationId }) => operationId).sort()).toEqual(
      routes.map(({ operationId }) => operationId).sort(),
    );
    expect(groupsOf(document).map(({ name }) => name)).not.toContain("More");
  });

  it("given a body, then it names each field, what it holds and whether it must be there", () => {
    const fields = fieldsOf(booking.requestBody?.content["application/json"]?.schema ?? {});
    expect(fields.find(({ name }) => name === "arrival")).toMatchObject({
      holds: "date, YYYY-MM-DD",
      required: true,
    });
    const guest = fields.find(({ name }) => name === "guest");
    expect(guest?.fields.map(({ name }) => name)).toEqual(["firstName", "lastName", "email", "phone"]);
  });

  it("given alternatives, limits and fixed words, then they are told in words", () => {
    expect(holdsOf({ anyOf: [{ type: "string", maxLength: 80 }, { type: "null" }] })).toBe(
      "string, to 80 characters or null",
    );
    expect(holdsOf({ enum: ["day", "month"] })).toBe("day or month");
    expect(holdsOf({ type: "array", items: { type: "object" } })).toBe("list of objects");
    expect(holdsOf({ type: "integer", minimum: 1, maximum: Number.MAX_SAFE_INTEGER })).toBe(
      "integer, from 1",
    );
  });

  it("given a booking, then its example is one that the house could take", () => {
    const route = routes.find(({ operationId }) => operationId === "createReservation");
    const example = exampleOf(booking.requestBody?.content["application/json"]?.schema ?? {});
    expect(route?.input.body?.safeParse(example)).toMatchObject({ success: true });
  });

  it("given a call, then it is said in three languages, with its key and its address", () => {
    const [curl, typeScript, python] = snippetsOf(booking, "https://hotel.example");
    for (const { code } of [curl, typeScript, python].flatMap((snippet) => snippet ?? [])) {
      expect(code).toContain("https://hotel.example/api/v1/reservations");
      expect(code.toLowerCase()).toContain("idempotency-key");
      expect(code).toContain('"propertyId": "PROP-001"');
    }
    const read = calls.find(({ operationId }) => operationId === "readReservation");
    expect(read && snippetsOf(read, "/")[0]?.code).toContain("/api/v1/reservations/RSV-2026-7K3M9QXA");
  });

  it("given an answer's description, then its problems stand one by one", () => {
    const problems = problemsIn("409", "`SOLD_OUT`: Sold out; `PRICE_CHANGED`: The price has changed");
    expect(problems).toEqual([
      { status: "409", code: "SOLD_OUT", title: "Sold out" },
      { status: "409", code: "PRICE_CHANGED", title: "The price has changed" },
    ]);
  });
});
