import type { inferRouterInputs } from "@trpc/server";
import type { AppRouter } from "../../server/trpc/router";

export type LiveInput = inferRouterInputs<AppRouter>["live"]["subscribe"];
export type Topic = LiveInput["topics"][number];
/** The kinds of things that change: those of the catalog's events, and dead letters. */
export type LiveKind = Topic["kinds"][number];

const separator = " ";

/** The names of what a page watches, `<hotel> <kind>`, as the server says them too. */
export const namesOf = ({ propertyId, kinds }: Topic): string[] =>
  kinds.map((kind) => `${propertyId}${separator}${kind}`);

/** What to ask of the server for these names. */
export function topicsOf(names: Iterable<string>): Topic[] {
  const kinds = new Map<string, LiveKind[]>();
  for (const name of [...names].sort()) {
    const [propertyId = "", kind = ""] = name.split(separator);
    kinds.set(propertyId, [...(kinds.get(propertyId) ?? []), kind as LiveKind]);
  }
  return [...kinds].map(([propertyId, of]) => ({ propertyId, kinds: of }));
}

export const covers = (all: ReadonlySet<string>, names: Iterable<string>): boolean =>
  [...names].every((name) => all.has(name));
