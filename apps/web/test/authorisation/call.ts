import { routes } from "../../server/rest/table";
import { appRouter } from "../../server/trpc/router";
import type { Sent } from "./entry";

/** What one who is let in is answered, or with which status the others are not. */
export type Answered = "in" | 401 | 403 | 404;
/** Sends one call, about the hotel of the house at `url`, with what shows who calls. */
export type Call = (url: string, hotel: string, proof: Record<string, string>) => Promise<Answered>;

/** Sends what a page of ours would send; anything else than a yes or a no is a mistake of the table. */
async function send(url: string, path: string, options: RequestInit): Promise<Answered> {
  const stop = new AbortController();
  const answer = await fetch(`${url}${path}`, {
    ...options,
    headers: { origin: url, ...options.headers },
    signal: stop.signal,
  });
  try {
    const { status } = answer;
    if (status === 401 || status === 403 || status === 404) return status;
    if (status >= 300) throw new Error(`${path}: ${status} ${await answer.text()}`);
    const isStream = answer.headers.get("content-type")?.startsWith("text/event-stream");
    return isStream ? await beginning(answer) : "in";
  } finally {
    stop.abort();
  }
}

/** A stream says in its first event whether it was refused. */
async function beginning(answer: Response): Promise<Answered> {
  let text = "";
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString();
    const event = text
      .split("\n\n")
      .find((part) => part.includes("data:") && !part.includes("event: connected"));
    if (!event) continue;
    if (!event.includes("serialized-error")) return "in";
    const status = Number(/"httpStatus":(\d+)/.exec(event)?.[1]);
    if (status === 401 || status === 403 || status === 404) return status;
    throw new Error(`the stream failed: ${event}`);
  }
  throw new Error(`the stream ended: ${text}`);
}

const json = (body: object | undefined) =>
  body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };

/** A REST route, by its operation. */
export function restCall(operationId: string, sent: (hotel: string) => Sent): Call {
  const route = routes.find((known) => known.operationId === operationId);
  if (!route) throw new Error(`${operationId} is not a route`);
  return (url, hotel, proof) => {
    const { params = {}, query = {}, headers, body } = sent(hotel);
    const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
    const { body: text, headers: type } = json(body);
    return send(url, `${path}?${new URLSearchParams(query)}`, {
      method: route.method,
      headers: { ...type, ...headers, ...proof },
      ...(text === undefined ? {} : { body: text }),
    });
  };
}

/** A tRPC procedure, by its path. */
export function trpcCall(path: string, sent: (hotel: string) => object | undefined): Call {
  const type = procedures[path]?._def.type;
  return (url, hotel, proof) => {
    const input = sent(hotel);
    if (type === "mutation") {
      const { body, headers } = json(input);
      return send(url, `/api/trpc/${path}`, {
        method: "POST",
        headers: { ...headers, ...proof },
        ...(body === undefined ? {} : { body }),
      });
    }
    const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return send(url, `/api/trpc/${path}${query}`, { headers: proof });
  };
}

/** In spite of its type tRPC keeps all procedures of a router side by side, by their paths. */
export const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;
