import { initTRPC, TRPCError } from "@trpc/server";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { type Admission, admit, type Door, type Entry } from "../http/admission";
import { refuseAt, type Scope } from "../http/caller";
import { faultOf } from "../http/faults";
import { type Fault, FaultError, problemOf } from "../http/problem";
import { propertyId } from "../inputs";
import type { LiveParts } from "../live/switchboard";
import type { Answered } from "../reservations";

export type TrpcContext = {
  door: Door;
  live: LiveParts;
  request: FastifyRequest;
  admission: Promise<Admission>;
};

const trpc = initTRPC.context<TrpcContext>().create({
  isDev: false,
  // The lines beat by themselves, and so move their ids on.
  sse: { ping: { enabled: false } },
  errorFormatter: ({ shape, error, ctx }) => {
    const problem = problemOf(faultOfTrpc(error), ctx?.request.id ?? "unknown");
    return {
      ...shape,
      message: problem.detail,
      data: { ...shape.data, httpStatus: problem.status, problem },
    };
  },
});

export const { router } = trpc;

/** A procedure with its authorisation entry; there is no other way to make one. */
export const procedure = (entry: Entry) =>
  trpc.procedure.use(async ({ ctx, next }) => {
    const admission = await ctx.admission;
    if (!admission.ok) throw refused(admission.fault);
    const fault = await admit(ctx.door, entry, admission.caller, ctx.request);
    if (fault) throw refused(fault);
    return next({ ctx: { caller: admission.caller } });
  });

/** A procedure about one hotel: for its staff whose roles allow this, and for keys with the scope. */
export const atHotel = (scope: Scope, how: Omit<Entry, "access">) =>
  procedure({ access: { by: "staff", scope }, ...how })
    .input(z.object({ propertyId }))
    .use(({ ctx, input, next }) => {
      const fault = refuseAt(ctx.caller, scope, input.propertyId);
      if (fault) throw refused(fault);
      return next();
    });

/** The value of what was answered; a refusal becomes the exception that tRPC wants. */
export function unwrap<T>(answered: Answered<T>): T {
  if (!answered.ok) throw refused(answered.refusal);
  return answered.value;
}

/** The fault as the exception that tRPC wants; the error formatter turns it into the problem document. */
export const refused = (fault: Fault): TRPCError =>
  new TRPCError({ code: "BAD_REQUEST", cause: new FaultError(fault) });

/** What a tRPC error means for the caller. */
export function faultOfTrpc(error: TRPCError): Fault {
  const { cause } = error;
  if (cause instanceof FaultError || cause instanceof z.ZodError) return faultOf(cause);
  switch (error.code) {
    case "NOT_FOUND":
      return { code: "NOT_FOUND", message: "There is no such procedure." };
    case "METHOD_NOT_SUPPORTED":
      return { code: "METHOD_NOT_ALLOWED", message: "Queries are GET and mutations are POST." };
    case "UNSUPPORTED_MEDIA_TYPE":
      return { code: "UNSUPPORTED_MEDIA_TYPE", message: "Send JSON with `Content-Type: application/json`." };
    case "INTERNAL_SERVER_ERROR":
      return faultOf(cause ?? error);
    default:
      return {
        code: "MALFORMED_REQUEST",
        message: "The request cannot be read; check that its input is valid JSON.",
      };
  }
}
