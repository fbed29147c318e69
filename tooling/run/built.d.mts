/** Builds what has changed since the last build. Ends the process when that fails. */
export function ensureBuilt(): Promise<void>;
