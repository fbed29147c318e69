/**
 * What of an error may be logged: its kind, code and stack, and those of its cause. What a driver adds may hold a guest's
 * data: Postgres puts the row into `detail`.
 */
export function errorForLog(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...("code" in error && { code: error.code }),
    ...(error.cause !== undefined && { cause: errorForLog(error.cause) }),
  };
}
