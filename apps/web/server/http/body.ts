import type { FastifyInstance } from "fastify";
import { FaultError } from "./problem";

export const MOST_BODY_BYTES = 256 * 1024;
const MOST_DEPTH = 20;

/** Makes JSON the only body that is read: of bounded depth, and without `__proto__` or `constructor.prototype`. */
export function readJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, body, done) => {
    // Many clients name the type also of what they do not send; whether a body is wanted is the call's to say.
    if (body === "") {
      done(null, undefined);
      return;
    }
    if (depthOf(body) > MOST_DEPTH) {
      done(
        new FaultError({
          code: "MALFORMED_REQUEST",
          message: `The JSON is nested deeper than ${MOST_DEPTH} levels; no call of this API needs that.`,
        }),
      );
      return;
    }
    parse(request, body, (error, value) => {
      // What no text may hold can only come as an escape, which most bodies have none of.
      const place = error === null && body.includes("\\u") ? findUnstorable(value, []) : undefined;
      if (place === undefined) done(error, value);
      else done(unstorableAt(place));
    });
  });
}

// Postgres keeps neither NUL nor half a character, and nobody means one.
const UNSTORABLE = /[\0\p{Surrogate}]/u;

const unstorableAt = (path: string) =>
  new FaultError({
    code: "INVALID_INPUT",
    message: "Correct the fields named in `errors` and send it again.",
    errors: [{ path, message: "must be text of whole Unicode characters, without NUL" }],
  });

/** The path of the first text or name that the database cannot hold. */
function findUnstorable(value: unknown, path: string[]): string | undefined {
  if (typeof value === "string") return UNSTORABLE.test(value) ? path.join(".") : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    if (UNSTORABLE.test(name)) return path.join(".");
    const found = findUnstorable(inner, [...path, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** How deep brackets nest, brackets inside strings not counted. */
export function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at++) {
    const char = json[at];
    if (quoted) {
      if (char === "\\") at++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === "{" || char === "[") deepest = Math.max(deepest, ++depth);
    else if (char === "}" || char === "]") depth--;
  }
  return deepest;
}
