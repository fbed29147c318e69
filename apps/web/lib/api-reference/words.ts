/** The name of a call as people read it: `createReservation` is "Create reservation". */
export function nameOf(operationId: string): string {
  const words = operationId.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A problem that a call may answer with. */
export type Problem = { status: string; code: string; title: string };

/** The problems of an answer's description, which the document writes as "`CODE`: title; `CODE`: title". */
export const problemsIn = (status: string, description: string): Problem[] =>
  [...description.matchAll(/`([A-Z_]+)`: ([^;]+)/g)].map(([, code = "", title = ""]) => ({
    status,
    code,
    title: title.trim(),
  }));
