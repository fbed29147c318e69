/** What an address carries after its question mark, as a page gets it: each name once, repeated ones left out. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export const searchValues = async (params: SearchParams) => {
  const values = new URLSearchParams();
  for (const [name, value] of Object.entries(await params)) {
    if (typeof value === "string") values.set(name, value);
  }
  return values;
};
