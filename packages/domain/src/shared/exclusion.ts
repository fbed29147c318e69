/** Whether a statement was refused by this constraint of the database: an EXCLUDE, or a unique index. */
export const isExclusion = (error: unknown, constraint: string): boolean =>
  error instanceof Error && "constraint" in error && error.constraint === constraint;
