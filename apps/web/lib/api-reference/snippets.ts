import type { Call } from "./document";
import { exampleOf } from "./example";

/** How a call is made, in one language. */
export type Snippet = { language: string; code: string };

const KEY = "ROOMSTREAM_KEY";

/** The call with example values, as one would type it in a shell, in TypeScript and in Python. */
export function snippetsOf(call: Call, server: string): Snippet[] {
  const url = addressOf(call, server);
  const schema = call.requestBody?.content["application/json"]?.schema;
  const body = schema ? JSON.stringify(exampleOf(schema), null, 2) : null;
  const idempotent = call.parameters.some(({ name }) => name === "Idempotency-Key");
  return [
    { language: "curl", code: curl(call, url, body, idempotent) },
    { language: "TypeScript", code: typeScript(call, url, body, idempotent) },
    { language: "Python", code: python(call, url, body, idempotent) },
  ];
}

function addressOf(call: Call, server: string): string {
  const origin = server === "/" ? "https://hotel.example" : server;
  const given = (place: "path" | "query") =>
    call.parameters.filter((parameter) => parameter.in === place && (place === "path" || parameter.required));
  const path = given("path").reduce(
    (text, { name, schema }) => text.replace(`{${name}}`, String(exampleOf(schema, name))),
    call.path,
  );
  const query = new URLSearchParams(
    given("query").map(({ name, schema }) => [name, String(exampleOf(schema, name))]),
  ).toString();
  return `${origin}${path}${query && `?${query}`}`;
}

function curl({ method }: Call, url: string, body: string | null, idempotent: boolean): string {
  return [
    `curl ${method === "GET" ? "" : `-X ${method} `}'${url}'`,
    `-H "Authorization: Bearer $${KEY}"`,
    ...(idempotent ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(body ? ['-H "Content-Type: application/json"', `-d '${body}'`] : []),
  ].join(" \\\n  ");
}

function typeScript({ method }: Call, url: string, body: string | null, idempotent: boolean): string {
  return `const answer = await fetch("${url}", {
  method: "${method}",
  headers: {
    authorization: \`Bearer \${process.env.${KEY}}\`,${idempotent ? '\n    "idempotency-key": crypto.randomUUID(),' : ""}${
      body ? '\n    "content-type": "application/json",' : ""
    }
  },${body ? `\n  body: JSON.stringify(${indented(body)}),` : ""}
});
console.log(answer.status, await answer.json());`;
}

function python({ method }: Call, url: string, body: string | null, idempotent: boolean): string {
  const json = body
    ?.replaceAll(/\bnull\b/g, "None")
    .replaceAll(/: (true|false)/g, (_, word) => `: ${word === "true" ? "True" : "False"}`);
  return `import os, requests${idempotent ? ", uuid" : ""}

answer = requests.${method.toLowerCase()}(
  "${url}",
  headers={
    "Authorization": f"Bearer {os.environ['${KEY}']}",${idempotent ? '\n    "Idempotency-Key": str(uuid.uuid4()),' : ""}
  },${json ? `\n  json=${indented(json)},` : ""}
)
print(answer.status_code, answer.json())`;
}

const indented = (text: string): string => text.replaceAll("\n", "\n  ");
