import { isInfrastructure } from "@roomstream/events/consumer/infrastructure";
import { z } from "zod";
import { type Fault, FaultError } from "./problem";

const MOST_ERRORS = 20;
const MOST_NAME = 100;

/** Fastify's own refusals of a request, by their code. */
const FRAMEWORK: Record<string, Fault> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: "PAYLOAD_TOO_LARGE", message: "Send a body of at most 256 KiB." },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: "UNSUPPORTED_MEDIA_TYPE",
    message: "Send JSON with `Content-Type: application/json`.",
  },
  FST_ERR_BAD_URL: {
    code: "MALFORMED_REQUEST",
    message: "The address is not well formed; check its %-escapes.",
  },
};

/** What an exception means for the caller: the request's fault, a part that is away, or a bug of ours. */
export function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  if (error instanceof z.ZodError) return invalidInput(error);
  if (isInfrastructure(error)) return UNAVAILABLE;
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  const known = typeof code === "string" ? FRAMEWORK[code] : undefined;
  if (known) return known;
  if (typeof statusCode === "number" && statusCode >= 400 && statusCode < 500) {
    return {
      code: "MALFORMED_REQUEST",
      message: "The request cannot be read; check that the body is valid JSON.",
    };
  }
  return {
    code: "INTERNAL",
    message: "This is our fault and is in our log. Try again; if it stays, tell us the instance.",
  };
}

export const UNAVAILABLE: Fault = {
  code: "UNAVAILABLE",
  // A connection may break after the commit and before its answer, so this does not say that nothing was changed.
  message:
    "A part that this needs is away at the moment. Try again shortly, with the same Idempotency-Key if there was one.",
  retryAfter: 2,
};

/** The fault for input that has the wrong shape, with the place of each error. */
export function invalidInput(...wrong: z.ZodError[]): Fault {
  const errors = wrong.flatMap(({ issues }) => issues.flatMap(placesOf)).slice(0, MOST_ERRORS);
  return {
    code: "INVALID_INPUT",
    message: "Correct the fields named in `errors` and send it again.",
    errors,
  };
}

function placesOf(issue: z.core.$ZodIssue): { path: string; message: string }[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: [...path, key.slice(0, MOST_NAME)].join("."),
      message: "is not a known field; leave it out",
    }));
  }
  const missing = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
  return [{ path: path.join("."), message: missing ? "is required" : issue.message }];
}
