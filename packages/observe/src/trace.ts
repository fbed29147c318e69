/** Something that was done in the course of one request, once it is over. */
export type Step = {
  name: string;
  kind: "server" | "producer" | "consumer" | "client";
  /** Names the trace: everything that one request caused. */
  correlationId: string;
  /** A UUID that names the step; without it nothing can follow from the step. */
  id?: string;
  /** The step from which this one follows. */
  under?: string;
  /** Real time in ms since 1970. */
  from: number;
  attributes?: Record<string, string | number | boolean>;
  failed?: boolean;
};

let send: ((step: Step) => void) | undefined;

/** From now on steps are sent there, and with undefined nowhere. */
export function traceTo(sink: typeof send): void {
  send = sink;
}

/** Tells of steps that end now; they are not even made where nobody traces. */
export function trace(steps: () => Step[]): void {
  if (send) for (const step of steps()) send(step);
}

const withoutHyphens = (uuid: string): string => uuid.replaceAll("-", "");

/** A correlation id as the id of a trace. */
export const traceIdOf = withoutHyphens;

/** A step's id as that of a span: the half of a UUID that is random in every version. */
export const spanIdOf = (uuid: string): string => withoutHyphens(uuid).slice(16);

/** W3C Trace Context: what follows is a part of this trace, and follows from this step. */
export const traceparentOf = (correlationId: string, stepId: string): string =>
  `00-${traceIdOf(correlationId)}-${spanIdOf(stepId)}-01`;
