import fc from "fast-check";
import { describe, it } from "vitest";
import { happenings } from "./lives/commands";
import { openTown } from "./lives/town";

const STORIES = 20;
const HAPPENINGS = 70;

describe("the life of a hotel", () => {
  it("given anything that guests, staff, nights and crashes may do in any order, then the hotel is as on the receptionist's paper, and every promise holds", async () => {
    const story = fc.array(happenings, { minLength: HAPPENINGS / 2, maxLength: HAPPENINGS });
    await fc.assert(
      fc.asyncProperty(story, fc.nat(), async (happens, seed) => {
        const town = await openTown(seed);
        for (const { happen } of happens) await happen(town);
        await town.close();
      }),
      { numRuns: STORIES, endOnFailure: true },
    );
  }, 600_000);
});
