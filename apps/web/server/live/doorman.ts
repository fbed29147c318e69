import type { Log } from "@roomstream/db/log";
import type { Signals } from "@roomstream/db/signals";
import { changedStaffIn } from "./updates";

/** Somebody who was let in and stays: a browser's line, or the stream of a reservation. */
export type Visitor = {
  /** Whose session it came with; undefined of guests and keys. */
  staffId: string | undefined;
  /** Whether all that it hears may still be heard. */
  stillMay(): Promise<boolean>;
  /** Ends it; asked of who may hear it no longer. */
  showOut(): void;
};

export type Doorman = {
  /** Looks after a visitor from now on; returns the function that lets it go. */
  watch(visitor: Visitor): () => void;
  close(): void;
};

type Parts = { signals: Pick<Signals, "on">; log: Log; everyMs?: number | undefined };

const EVERY_MS = 15_000;
/** So that thousands of visitors do not keep the connections of the database from everybody else. */
const AT_ONCE = 4;

/**
 * Asks again, for as long as something stays open, whether it may: of someone who works here as soon as it is told that what
 * they may do has changed, and of everybody from time to time, since a signal may be lost and not all that ends a right tells.
 */
export function openDoorman({ signals, log, everyMs = EVERY_MS }: Parts): Doorman {
  const visitors = new Set<Visitor>();
  const due = new Set<Visitor>();
  let asking = 0;

  const ask = async (visitor: Visitor) => {
    try {
      if (await visitor.stillMay()) return;
      visitors.delete(visitor);
      visitor.showOut();
    } catch (error) {
      log.warn({ err: error }, "Who may watch could not be read; it is asked again soon");
    }
  };
  const askInTurn = async () => {
    asking++;
    for (const visitor of due) {
      due.delete(visitor);
      await ask(visitor);
    }
    asking--;
  };
  const askOf = (concerned: Iterable<Visitor>) => {
    for (const visitor of concerned) due.add(visitor);
    while (asking < AT_ONCE && due.size > 0) void askInTurn();
  };

  const timer = setInterval(() => askOf(visitors), everyMs);
  timer.unref();
  const silence = signals.on("live", (payloads) => {
    if (payloads.length === 0) askOf(visitors);
    const changed = new Set(payloads.flatMap((payload) => changedStaffIn(payload) ?? []));
    if (changed.size > 0)
      askOf([...visitors].filter(({ staffId }) => staffId !== undefined && changed.has(staffId)));
  });

  return {
    watch: (visitor) => {
      visitors.add(visitor);
      // What changed while it was let in was told to nobody.
      if (visitor.staffId !== undefined) askOf([visitor]);
      return () => {
        visitors.delete(visitor);
        due.delete(visitor);
      };
    },
    close: () => {
      clearInterval(timer);
      silence();
      visitors.clear();
      due.clear();
    },
  };
}
