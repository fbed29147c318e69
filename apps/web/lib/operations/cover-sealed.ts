/** Puts dots in place of what is sealed: nobody can read it here, and nobody needs to carry it away. */
export function coverSealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(coverSealed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      /^sealed/.test(key) && typeof child === "string" ? "•••• sealed" : coverSealed(child),
    ]),
  );
}
