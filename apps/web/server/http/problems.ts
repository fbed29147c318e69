import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { faultOf } from "./faults";
import { type Fault, PROBLEMS, problemOf } from "./problem";

/** Answers with the problem document of a fault. */
export function sendProblem(fault: Fault, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (fault.retryAfter !== undefined) reply.header("retry-after", String(fault.retryAfter));
  if (fault.code === "UNAUTHORIZED") reply.header("www-authenticate", "Bearer");
  // As bytes, because Fastify adds a charset to text, which this media type does not have.
  const document = Buffer.from(JSON.stringify(problemOf(fault, request.id)));
  return reply
    .code(PROBLEMS[fault.code].status)
    .header("cache-control", "no-store")
    .type("application/problem+json")
    .send(document);
}

/** Answers an exception with its problem document; what is our fault goes to the log. */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const fault = faultOf(error);
  if (fault.code === "INTERNAL") request.log.error({ err: error }, "A request failed by a fault of ours");
  if (fault.code === "UNAVAILABLE")
    request.log.warn({ err: error }, "A request failed because a part is away");
  return sendProblem(fault, request, reply);
}

/** Makes every refusal a problem document, Fastify's own included; tRPC puts the document into its own errors. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply));
}

/** What Node's parser refused before there was a request, as a whole raw answer. */
export function rawProblem(errorCode: string, requestId: string): string {
  const fault = RAW[errorCode] ?? {
    code: "MALFORMED_REQUEST",
    message: "This is not a well-formed HTTP request.",
  };
  const body = JSON.stringify(problemOf(fault, requestId));
  const { status, title } = PROBLEMS[fault.code];
  return [
    `HTTP/1.1 ${status} ${title}`,
    "content-type: application/problem+json",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
    "",
    body,
  ].join("\r\n");
}

const RAW: Record<string, Fault> = {
  HPE_HEADER_OVERFLOW: { code: "HEADERS_TOO_LARGE", message: "Send headers of at most 16 KiB." },
  ERR_HTTP_REQUEST_TIMEOUT: { code: "REQUEST_TIMEOUT", message: "Send the whole request within its time." },
};
