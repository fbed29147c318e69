export type ReadJson = { ok: true; value: Record<string, unknown> } | { ok: false; problem: string };

/** Reads what was typed as an object, or says where it cannot be read. */
export function readJson(text: string): ReadJson {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return { ok: true, value: { ...value } };
    }
    return { ok: false, problem: "An event is an object: it begins with { and ends with }." };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, problem: `This is not JSON yet: ${error.message}` };
    throw error;
  }
}
