import { z } from "zod";
import type { Api } from "../target/api";

const promises = z.object({
  items: z.array(z.object({ promise: z.int(), name: z.string(), checked: z.int(), breaches: z.int() })),
});
export type Checked = z.infer<typeof promises>["items"][number];

/** Has the system check its promises, over all that it holds. */
export const checkPromises = async (api: Api): Promise<Checked[]> =>
  promises.parse(await api.get("/api/v1/operations/promises")).items;
