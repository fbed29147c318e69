import { cancelReservation } from "@roomstream/domain/reservations/cancel-reservation";
import { changeReservation, previewChange } from "@roomstream/domain/reservations/change-reservation";
import { findReservation } from "@roomstream/domain/reservations/queries/find-reservation";
import { addDays } from "@roomstream/domain/shared/stay";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { happenings } from "./lives/commands";
import { end, type Stay } from "./lives/model";
import { openTown } from "./lives/town";
import { INES, value } from "./support/open-desk";

/**
 * LIVES=<stories> of LIVES_LENGTH=<happenings> are told. A failure prints its seed and path: LIVES_SEED and LIVES_PATH tell its story
 * again, and LIVES_SHRINK=1 looks for a shorter one.
 */
const STORIES = Number(process.env.LIVES ?? 20);
const HAPPENINGS = Number(process.env.LIVES_LENGTH ?? 70);
const { LIVES_SEED, LIVES_PATH, LIVES_SHRINK } = process.env;
/** On a machine that is busy with much else. */
const HAPPENING_MS = 1_000;

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
          endOnFailure: LIVES_SHRINK === undefined,
        },
      );
      process.stderr.write(
        `\nlived from seed ${seed}: ${lived.stories} stories, ${lived.happenings} happenings, ${lived.reservations} reservations\n`,
      );
    },
    STORIES * HAPPENINGS * HAPPENING_MS,
  );

  it("given a change that takes force a moment before its guest cancels, then the paper follows the hotel", async () => {
    const town = await openTown(1);
    const { ctx, desk, paper } = town;
    const number = await desk.book({ ahead: 1 });
    const view = async () => await findReservation({ ctx, confirmationNumber: number });
    const { arrival = "", departure = "" } = (await view()) ?? {};
    const stay: Stay = {
      number,
      status: "CONFIRMED",
      sure: true,
      goodCard: true,
      card: false,
      type: "DOUBLE",
      arrival,
      departure,
      proposed: null,
      room: null,
      sleptIn: null,
      checkedInOn: null,
      seenOver: false,
    };
    paper.stays.push(stay);
    await town.settle();

    const about = { ctx, confirmationNumber: number };
    const input = { departure: addDays(departure, 1) };
    const { totals } = value(await previewChange({ ...about, input }));
    const expectedTotal = { amount: totals.total, currency: "EUR" };
    value(await changeReservation({ ...about, input: { ...input, expectedTotal }, by: INES }));
    stay.proposed = { departure: input.departure, sure: true };
    await town.traffic.settle();
    value(await cancelReservation({ ...about, reason: "HOTEL", by: INES }));
    end(stay, "CANCELLED");

    await town.rests();
    expect(stay).toMatchObject({ departure: input.departure, proposed: null });
    await desk.close();
  });
});
