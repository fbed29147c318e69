import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Door, Entry } from "../http/admission";
import type { Caller } from "../http/caller";
import { invalidInput } from "../http/faults";
import type { Fault, ProblemCode } from "../http/problem";
import type { StreamRequest } from "../live/streams";
import type { Answered } from "../reservations";

/** The parts of a request and their schemas; a query without one must be empty. */
export type InputSchemas = {
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** By lower-case name; other headers are not the route's business. */
  headers?: z.ZodObject;
  body?: z.ZodType;
};
type InputOf<Schemas extends InputSchemas> = {
  [Part in keyof Schemas]: Schemas[Part] extends z.ZodType ? z.output<Schemas[Part]> : never;
};

export type AnswerPlan = { description: string; schema: z.ZodType; contentType?: "text/event-stream" };
type Answers = Record<number, AnswerPlan>;
type AnswerOf<Plans extends Answers> = {
  [Status in keyof Plans & number]: { status: Status; body: z.input<Plans[Status]["schema"]> };
}[keyof Plans & number];

/** A live stream of a reservation, instead of one answer. */
export type Watch = { watch: StreamRequest };
export type Outcome<Answer> = Answer | Watch | { refusal: Fault };

/** An answer with its status. */
export const answer = <const Status extends number, Body>(status: Status, body: Body) => ({ status, body });

/** What a command or query said, as the answer of this status or as its refusal. */
export const answerOrRefuse = <const Status extends number, Value>(
  status: Status,
  result: Answered<Value>,
) => (result.ok ? answer(status, result.value) : { refusal: result.refusal });

type Visit<Schemas extends InputSchemas> = {
  door: Door;
  caller: Caller;
  request: FastifyRequest;
  input: InputOf<Schemas>;
};

/** What OpenAPI and Fastify are both told of a route, so that neither knows one that the other does not. */
export type RoutePlan = Entry & {
  method: "GET" | "POST" | "PATCH";
  /** As OpenAPI writes it: `/api/v1/properties/{propertyId}/offers`. */
  path: `/api/${string}`;
  operationId: string;
  summary: string;
  /** What becomes of the same call sent again, where no key says so. */
  description?: string;
  input: InputSchemas;
  answers: Answers;
  /** The problems it answers with, besides those that every route has. */
  problems: ProblemCode[];
};

export type RawInput = Record<keyof InputSchemas, unknown>;

export type Route = RoutePlan & {
  serve(
    door: Door,
    caller: Caller,
    request: FastifyRequest,
    raw: RawInput,
  ): Promise<Outcome<{ status: number; body: unknown }>>;
};

/** A route: its plan, and a handler that only ever sees input that fits the plan's schemas. */
export function route<const Schemas extends InputSchemas, Plans extends Answers>(
  plan: RoutePlan & { input: Schemas; answers: Plans } & {
    handle(visit: Visit<Schemas>): Promise<Outcome<AnswerOf<Plans>>>;
  },
): Route {
  const { handle, ...rest } = plan;
  return {
    ...rest,
    serve: async (door, caller, request, raw) => {
      const read = readInput(plan.input, raw);
      if (!read.ok) return { refusal: read.fault };
      return handle({ door, caller, request, input: read.input as InputOf<Schemas> });
    },
  };
}

const NOTHING = z.strictObject({});
const NO_SUCH: Fault = { code: "NOT_FOUND", message: "Nothing has an id of this form; check the address." };

const NO_BODY: Fault = { code: "MALFORMED_REQUEST", message: "Send a JSON body; this one is empty." };

type Read = { ok: true; input: Record<string, unknown> } | { ok: false; fault: Fault };

/** Reads the parts in the order in which a mistake matters: where, how, what. */
function readInput(schemas: InputSchemas, raw: RawInput): Read {
  const params = (schemas.params ?? z.object({})).safeParse(raw.params);
  if (!params.success) return { ok: false, fault: NO_SUCH };
  const headers = (schemas.headers ?? z.object({})).safeParse(raw.headers);
  if (!headers.success) {
    return { ok: false, fault: { ...invalidInput(headers.error), code: "MALFORMED_REQUEST" } };
  }
  if (raw.body === undefined && schemas.body && !schemas.body.safeParse(undefined).success) {
    return { ok: false, fault: NO_BODY };
  }
  const query = (schemas.query ?? NOTHING).safeParse(raw.query);
  const body = (schemas.body ?? z.unknown()).safeParse(raw.body);
  if (!query.success || !body.success) {
    return {
      ok: false,
      fault: invalidInput(...[query, body].flatMap(({ error }) => (error ? [error] : []))),
    };
  }
  return {
    ok: true,
    input: { params: params.data, headers: headers.data, query: query.data, body: body.data },
  };
}
