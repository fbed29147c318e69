import { cache } from "react";
import { gateway } from "../server-api";
import { groupsOf, openApiDocument } from "./document";

/** The calls that there are, and where they are sent to: from the document that the gateway makes of its routes. */
export const readReference = cache(async () => {
  const { origin, headers } = await gateway();
  const answer = await fetch(`${origin}/api/openapi.json`, { headers, cache: "no-store" });
  const document = openApiDocument.parse(await answer.json());
  const groups = groupsOf(document);
  return { groups, calls: groups.flatMap((group) => group.calls), server: document.servers[0]?.url ?? "/" };
});
