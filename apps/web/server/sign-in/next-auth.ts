import { createRequire } from "node:module";
import type { FastifyRequest } from "fastify";
import type { AuthOptions } from "next-auth";

/** Of next-auth's way to be called by a server, what it uses of a request and an answer. */
type Asked = {
  method: string;
  query: Record<string, unknown>;
  headers: Record<string, unknown>;
  cookies: Record<string, string>;
  body: unknown;
};
type Answer = {
  status(code: number): Answer;
  getHeader(name: string): string | string[] | undefined;
  setHeader(name: string, value: string | string[]): Answer;
  json(body: unknown): void;
  send(body: unknown): void;
  end(): void;
};
type NextAuth = (asked: Asked, answer: Answer, options: AuthOptions) => Promise<void>;

// The package is CommonJS with a `default`, which import and bundlers each read in their own way.
const { default: nextAuth } = createRequire(import.meta.url)("next-auth") as { default: NextAuth };

// biome-ignore lint/style/noProcessEnv: next-auth reads nothing but this to know that it may believe the host that we name
process.env.AUTH_TRUST_HOST = "1";

/** What next-auth answers. */
export type Answered = { status: number; headers: Record<string, string | string[]>; content: unknown };

/** Asks next-auth about a request to `origin`, which is not the request's to say. */
export async function askNextAuth(
  request: FastifyRequest,
  call: { steps: string[]; origin: URL; cookies: Record<string, string>; options: AuthOptions },
): Promise<Answered> {
  const { steps, origin, cookies, options } = call;
  const answered: Answered = { status: 200, headers: {}, content: undefined };
  const keep = (body: unknown) => {
    answered.content = body;
  };
  const answer: Answer = {
    status: (code) => {
      answered.status = code;
      return answer;
    },
    getHeader: (name) => answered.headers[name.toLowerCase()],
    setHeader: (name, value) => {
      answered.headers[name.toLowerCase()] = value;
      return answer;
    },
    json: keep,
    send: keep,
    end: () => undefined,
  };
  const asked: Asked = {
    method: request.method,
    query: { ...(request.query as object), nextauth: steps },
    headers: { "x-forwarded-host": origin.host, "x-forwarded-proto": origin.protocol.replace(":", "") },
    cookies,
    body: request.body ?? {},
  };
  await nextAuth(asked, answer, options);
  return answered;
}
