import type { Call } from "@/lib/api-reference/document";
import { exampleOf } from "@/lib/api-reference/example";
import { fieldsOf, holdsOf } from "@/lib/api-reference/fields";
import { snippetsOf } from "@/lib/api-reference/snippets";
import { nameOf, problemsIn } from "@/lib/api-reference/words";
import { Examples } from "./examples";
import { FieldList } from "./field-list";
import { Problems } from "./problems";

const PLACES = { path: "In the address", query: "Query", header: "Headers" } as const;

/** One call: what it does, what it takes, what it answers, and how it is said. */
export function CallPage({ call, server }: { call: Call; server: string }) {
  const answers = Object.entries(call.responses).filter(([status]) => status.startsWith("2"));
  const problems = Object.entries(call.responses)
    .filter(([status]) => !status.startsWith("2"))
    .flatMap(([status, { description }]) => problemsIn(status, description));
  const body = Object.values(call.requestBody?.content ?? {})[0]?.schema;
  return (
    <>
      <main className="api-doc">
        <h1>{nameOf(call.operationId)}</h1>
        <div className="api-verb">
          <b>{call.method}</b> {call.path}
          {call["x-scope"] && <span>scope {call["x-scope"]}</span>}
        </div>
        <p>{call.summary}.</p>
        {call.description && <p>{call.description}</p>}
        {(["path", "query", "header"] as const).map((place) => {
          const own = call.parameters.filter((parameter) => parameter.in === place);
          if (own.length === 0) return null;
          const fields = own.map(({ name, required, schema }) => ({
            name,
            required,
            holds: holdsOf(schema),
            description: schema.description ?? null,
            fields: [],
          }));
          return (
            <section key={place}>
              <h2>{PLACES[place]}</h2>
              <FieldList fields={fields} />
            </section>
          );
        })}
        {body && (
          <section>
            <h2>Body</h2>
            <p>Unknown fields are refused, so that a misspelt one is not lost in silence.</p>
            <FieldList fields={fieldsOf(body)} />
          </section>
        )}
        {answers.map(([status, { description, content }]) => {
          const fields = fieldsOf(Object.values(content)[0]?.schema ?? {});
          return (
            <section key={status}>
              <h2>Answer {status}</h2>
              <p>{description}.</p>
              {fields.length > 0 && <FieldList fields={fields} />}
            </section>
          );
        })}
        <section>
          <h2>Problems</h2>
          <p>
            RFC 9457 problem details. Branch on <code>code</code>, which never changes; <code>detail</code> is
            for people.
          </p>
          <Problems problems={problems} />
        </section>
      </main>
      <aside className="api-examples" aria-label="Examples">
        <div>
          <Examples
            title="Request"
            texts={snippetsOf(call, server).map(({ language, code }) => ({ name: language, code }))}
          />
          <Examples title="Answer" texts={answers.map(answerText)} />
        </div>
      </aside>
    </>
  );
}

function answerText([status, { content }]: [string, Call["responses"][string]]) {
  const [[type, plan] = ["", undefined]] = Object.entries(content);
  const example = JSON.stringify(exampleOf(plan?.schema ?? {}), null, 2);
  const code =
    type === "text/event-stream" ? `event: status\ndata: ${JSON.stringify(JSON.parse(example))}` : example;
  return { name: status, code };
}
