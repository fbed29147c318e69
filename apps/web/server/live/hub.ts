import type { Log } from "@roomstream/db/log";
import type { Signals } from "@roomstream/db/signals";
import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { z } from "zod";
import type { Hotel } from "../hotel";

/** A reservation's state as streams send it; the id names it, and the newest is the only one that matters. */
export type LiveState = { id: string; data: string };
type Listener = (state: LiveState) => void;

export type Hub = {
  /** Tells the listener the state as it is, then each change. Returns a function that stops. */
  watch(confirmationNumber: string, listener: Listener): () => void;
  close(): void;
};

type HubParts = {
  hotel: Pick<Hotel, "timelineHeads" | "findReservation">;
  signals: Pick<Signals, "on">;
  log: Log;
  /** Tells this hub's ids from those of another process: an id that it did not give resumes nothing. */
  epoch: string;
  lookEveryMs?: number;
};

type Watched = {
  listeners: Set<Listener>;
  state: LiveState | undefined;
  /** The timeline position up to which the reservation was read. */
  position: number;
  reading: boolean;
  again: boolean;
};

const signal = z.object({ kind: z.literal("reservation"), number: z.string() });

/**
 * Keeps the streams of reservations true. A signal says which reservation changed; because one may be lost,
 * a look at all that is watched, in one query, follows every second. A reservation is read once for all its streams.
 */
export function openHub({ hotel, signals, log, epoch, lookEveryMs = 1_000 }: HubParts): Hub {
  const watched = new Map<string, Watched>();

  const tell = (entry: Watched, position: number, { status, timeline }: ReservationView) => {
    const data = JSON.stringify({ status, timeline });
    // A new position has a new id even over the same data: the view may be newer than the position that it was sent with.
    if (entry.state?.data !== data || entry.position !== position)
      entry.state = { id: `${epoch}-${position}`, data };
    entry.position = position;
    for (const listener of entry.listeners) listener(entry.state);
  };

  // The position is read before the view, so the view is never older than the id it is sent with.
  const read = async (number: string, entry: Watched) => {
    const position = (await hotel.timelineHeads([number])).get(number);
    if (position === undefined) return;
    const view = await hotel.findReservation(number);
    if (view) tell(entry, position, view);
  };

  const refresh = async (number: string) => {
    const entry = watched.get(number);
    if (!entry) return;
    entry.again = entry.reading;
    if (entry.reading) return;
    entry.reading = true;
    try {
      do {
        entry.again = false;
        await read(number, entry);
      } while (entry.again);
    } catch (error) {
      log.warn({ err: error }, "A watched reservation could not be read; the next look tries again");
    } finally {
      entry.reading = false;
    }
  };

  const look = async () => {
    if (watched.size === 0) return;
    const heads = await hotel.timelineHeads([...watched.keys()]);
    for (const [number, entry] of watched) {
      const newest = heads.get(number) ?? 0;
      if (!entry.state || newest > entry.position) void refresh(number);
    }
  };

  let looking = false;
  const lookOnce = () => {
    if (looking) return;
    looking = true;
    look()
      .catch((error: unknown) => log.warn({ err: error }, "The watched reservations could not be looked at"))
      .finally(() => {
        looking = false;
      });
  };
  const timer = setInterval(lookOnce, lookEveryMs);
  timer.unref();
  const stopListening = signals.on("live", (payloads) => {
    if (payloads.length === 0) lookOnce();
    for (const number of new Set(payloads.flatMap(numberIn))) void refresh(number);
  });

  return {
    watch: (number, listener) => {
      const entry = watched.get(number) ?? newEntry();
      watched.set(number, entry);
      entry.listeners.add(listener);
      void refresh(number);
      return () => {
        entry.listeners.delete(listener);
        if (entry.listeners.size === 0 && watched.get(number) === entry) watched.delete(number);
      };
    },
    close: () => {
      clearInterval(timer);
      stopListening();
      watched.clear();
    },
  };
}

const newEntry = (): Watched => ({
  listeners: new Set(),
  state: undefined,
  position: 0,
  reading: false,
  again: false,
});

/** The confirmation number that a payload names; signals of other kinds name none. */
function numberIn(payload: string): string[] {
  try {
    const parsed = signal.safeParse(JSON.parse(payload));
    return parsed.success ? [parsed.data.number] : [];
  } catch {
    // A signal is only a hint: what cannot be read is found by the next look.
    return [];
  }
}
