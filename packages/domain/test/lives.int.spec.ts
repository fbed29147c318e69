import fc from "fast-check";
import { describe, it } from "vitest";
import { happenings } from "./lives/commands";
import { openTown } from "./lives/town";

/** LIVES=<stories> tells as many; LIVES_SEED and LIVES_PATH, as a failure prints them, tell its story again. */
const STORIES = Number(process.env.LIVES ?? 20);
const HAPPENINGS = 70;
const { LIVES_SEED, LIVES_PATH } = process.env;
/** For a story, and for the shorter ones that are tried when one has failed. */
const STORY_MS = 20_000;
const SHRINKING_MS = 600_000;

describe("the life of a hotel", () => {
  it(
    "given anything that guests, staff, nights and crashes may do in any order, then the hotel is as on the receptionist's paper, and every promise holds",
    async () => {
      const story = fc.array(happenings, { minLength: HAPPENINGS / 2, maxLength: HAPPENINGS });
      const seed = Number(LIVES_SEED ?? Date.now() % 2 ** 31);
      const lived = { stories: 0, happenings: 0, reservations: 0 };
      await fc.assert(
        fc.asyncProperty(story, fc.nat(), async (happens, chance) => {
          const town = await openTown(chance);
          try {
            for (const { happen } of happens) await happen(town);
            await town.rests();
          } finally {
            await town.desk.close();
          }
          lived.stories += 1;
          lived.happenings += happens.length;
          lived.reservations += town.paper.stays.length;
        }),
        {
          seed,
          ...(LIVES_PATH && { path: LIVES_PATH }),
          numRuns: STORIES,
          interruptAfterTimeLimit: STORIES * STORY_MS + SHRINKING_MS,
          markInterruptAsFailure: true,
        },
      );
      process.stderr.write(
        `\nlived from seed ${seed}: ${lived.stories} stories, ${lived.happenings} happenings, ${lived.reservations} reservations\n`,
      );
    },
    STORIES * STORY_MS + 2 * SHRINKING_MS,
  );
});
