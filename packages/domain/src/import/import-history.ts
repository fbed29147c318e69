import { type ImportedStay, importedStays } from "../reservations/queries/imported-stays";
import type { Context } from "../shared/context";
import { alone } from "./alone";
import { referenceOf } from "./book-stay";
import { limitsOf } from "./limits";
import type { PastStay, Profile } from "./past-stay";
import { registerHotels } from "./register-hotels";
import { settled } from "./settled";
import { inOrderOfReplay, type Step, stepsOf } from "./steps";
import { takeWave } from "./take-wave";
import { wavesOf } from "./waves";

/** How far an import is. */
export type Progress = {
  /** The stays that are selected, and those of them that are booked. */
  selected: number;
  booked: number;
  /** All that happens to them, and what of it has happened. */
  steps: number;
  done: number;
};

/** What an import did. */
export type Tally = {
  selected: number;
  /** Booked by this run. */
  taken: number;
  /** Booked by an earlier one. */
  takenBefore: number;
  /** How the selected stays ended, whichever run took them there. */
  checkedOut: number;
  cancelled: number;
  noShows: number;
  /** Those that did not end as the file says. */
  otherwise: number;
};

/**
 * Takes past stays through all that happened to them, in the order of replay. Nothing happens twice: killed and started again it ends
 * the same. First every limit is raised to what all imported stays together need.
 */
export async function importHistory(args: {
  ctx: Context;
  profile: Profile;
  stays: PastStay[];
  stop: AbortSignal;
  onProgress: (progress: Progress) => void;
}): Promise<Tally> {
  const { ctx, profile, stays, stop, onProgress } = args;
  return alone(ctx, async () => {
    await settled(ctx, inFlight(await knownOf(ctx, profile)), stop);
    const known = await knownOf(ctx, profile);
    const steps = stays.flatMap((stay) => left(stay, known.get(referenceOf(profile, stay.line))));
    steps.sort(inOrderOfReplay);
    const imported = [...known.values()];
    const held = imported.filter(({ status }) => !RELEASED.includes(status));
    const limits = limitsOf({ known: imported, held, steps });
    const ids = new Map(
      stays.flatMap((stay) => {
        const own = known.get(referenceOf(profile, stay.line));
        return own ? [[stay, own.reservationId] as const] : [];
      }),
    );
    const takenBefore = ids.size;
    const all = stays.reduce((sum, stay) => sum + stepsOf(stay).length, 0);
    const progress = { selected: stays.length, booked: ids.size, steps: all, done: all - steps.length };
    if (steps.some(({ kind }) => kind === "BOOKED")) await registerHotels(ctx, profile, limits);
    for (const wave of wavesOf({ held, steps, limits })) {
      const onTaken = (more: number) => {
        progress.booked = ids.size;
        progress.done += more;
        onProgress(progress);
      };
      await takeWave({ ctx, profile, ids, wave, stop, onTaken });
    }
    const after = await knownOf(ctx, profile);
    const endOf = (stay: PastStay) => after.get(referenceOf(profile, stay.line))?.status;
    const ended = (as: PastStay["end"]["as"]) =>
      stays.filter((stay) => stay.end.as === as && endOf(stay) === as).length;
    const ends = {
      checkedOut: ended("CHECKED_OUT"),
      cancelled: ended("CANCELLED"),
      noShows: ended("NO_SHOW"),
    };
    const asTold = ends.checkedOut + ends.cancelled + ends.noShows;
    return {
      selected: stays.length,
      taken: ids.size - takenBefore,
      takenBefore,
      ...ends,
      otherwise: stays.length - asTold,
    };
  });
}

const knownOf = (ctx: Context, profile: Profile): Promise<Map<string, ImportedStay>> =>
  importedStays({ ctx, prefix: `${profile.name}:` });

const RELEASED: ImportedStay["status"][] = ["CANCELLED", "NO_SHOW"];

/** What an import that was stopped left to the workers. */
function inFlight(known: Map<string, ImportedStay>): { booked: string[]; released: string[] } {
  const idsOf = (statuses: ImportedStay["status"][]) =>
    [...known.values()].flatMap((stay) => (statuses.includes(stay.status) ? [stay.reservationId] : []));
  return { booked: idsOf(["PENDING"]), released: idsOf(RELEASED) };
}

/** What is still to happen to a stay. */
function left(stay: PastStay, known: ImportedStay | undefined): Step[] {
  const steps = stepsOf(stay);
  if (known === undefined) return steps;
  if (known.status === "CONFIRMED") return steps.slice(1);
  return known.status === "CHECKED_IN" ? steps.slice(2) : [];
}
