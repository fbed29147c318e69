import type { Memory } from "@roomstream/cache/port";
import type { Signals } from "@roomstream/db/signals";
import { propertyDetails } from "@roomstream/domain/property/contract";
import { z } from "zod";
import type { Hotel } from "./hotel";
import { changesIn } from "./live/updates";

/** Every page of the guests begins with these, and they seldom change. */
type Read = Pick<Hotel, "listProperties" | "findPropertyBySlug">;

/** How old a hotel may be when the news of its change was lost, and how long hotels are still told when the database is away. */
const FRESH_MS = 1_000;
const LISTS = { listed: "hotels:listed", all: "hotels:all" };
const slugKey = (slug: string) => `hotel:${slug}`;

/** Reads hotels through the memory; a change of one drops what is kept of it. */
export function rememberHotels(memory: Memory, signals: Pick<Signals, "on">, read: Read): Read {
  const slugs = new Map<string, string>();
  const forget = (propertyIds: Iterable<string>) => {
    const kept = [...propertyIds].flatMap((id) => slugs.get(id) ?? []).map(slugKey);
    return Promise.all([...Object.values(LISTS), ...kept].map(memory.drop));
  };
  signals.on("live", (payloads) => {
    const changes = payloads.flatMap(changesIn);
    const changed = changes.filter(({ kind }) => kind === "property").map(({ propertyId }) => propertyId);
    if (payloads.length === 0) void forget(slugs.keys());
    else if (changed.length > 0) void forget(changed);
  });

  const remembered = async <T>(
    key: string,
    schema: z.ZodType<T>,
    readAgain: () => Promise<T | undefined>,
  ): Promise<T | undefined> => {
    const kept = schema.safeParse(inJson(await memory.get(key)));
    if (kept.success) return kept.data;
    const found = await readAgain();
    // What is not there is not kept: anybody can make up a name.
    if (found !== undefined) await memory.set(key, JSON.stringify(found), FRESH_MS);
    return found;
  };

  return {
    listProperties: async (listedOnly) =>
      (await remembered(listedOnly ? LISTS.listed : LISTS.all, z.array(propertyDetails), () =>
        read.listProperties(listedOnly),
      )) ?? [],
    findPropertyBySlug: async (slug) => {
      const found = await remembered(slugKey(slug), propertyDetails, () => read.findPropertyBySlug(slug));
      if (found) slugs.set(found.propertyId, slug);
      return found;
    },
  };
}

/** Another version of this program may have kept it, so its shape is looked at too. */
const inJson = (text: string | undefined): unknown => (text === undefined ? undefined : JSON.parse(text));
