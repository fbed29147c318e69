import type { Findings } from "@roomstream/domain/operations/promises/promise";
import { withSnapshot } from "@roomstream/domain/operations/promises/snapshot";
import { compareWithRebuilt } from "@roomstream/domain/operations/rebuild/compare";
import type { Projection } from "@roomstream/domain/operations/rebuild/projection";
import { PROJECTIONS } from "@roomstream/domain/operations/rebuild/projections";
import { type Command, Misuse } from "./command";
import { readParameters } from "./read-parameters";

const SHOWN = 20;

/**
 * Folds projections again from the event stores, beside the live ones and over one snapshot, and says where they differ. What is on its
 * way at that moment differs too: ask again when all is quiet.
 */
export const rebuild: Command = {
  usage: ["rebuild [--projection availability|payments|analytics]"],
  async run({ ctx, say }, parameters) {
    const { projection: name } = readParameters(parameters, ["projection"], 0).values;
    const asked = PROJECTIONS.filter(({ service }) => name === undefined || service === name);
    if (asked.length === 0) throw new Misuse(`There is no projection ${name}.`);
    const found = await withSnapshot(ctx.databases, async (snapshot) => {
      const all: { projection: Projection; findings: Findings }[] = [];
      for (const projection of asked) {
        all.push({ projection, findings: await compareWithRebuilt(snapshot, projection) });
      }
      return all;
    });
    for (const { projection, findings } of found) {
      const { checked, suspects } = findings;
      const tables = Object.keys(projection.tables).join(", ");
      say(
        `${projection.service} (${tables}): ${checked} rows from the events of ${projection.store}, ${suspects.length} differ`,
      );
      for (const { problem } of suspects.slice(0, SHOWN)) say(`  ${problem}`);
      if (suspects.length > SHOWN) say(`  and ${suspects.length - SHOWN} more`);
    }
    return found.some(({ findings }) => findings.suspects.length > 0) ? 1 : 0;
  },
};
