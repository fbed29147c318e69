import type { Signals } from "@roomstream/db/signals";
import type { Doorman } from "./doorman";
import { type LineOrder, type OpenLine, openLine } from "./line";
import type { Places } from "./places";
import { openRing } from "./ring";
import { changesIn, type LiveMessage, type Update } from "./updates";

export type Line = {
  /** Where the line begins: what the client has, or now. */
  id: string;
  next(): Promise<{ id: string; message: LiveMessage } | "taken-away" | undefined>;
  /** Ends the line of a client that may no longer hear what it carries. */
  takeAway(): void;
  close(): void;
};

export type Switchboard = { open(order: LineOrder): Line; close(): void };
export type LiveParts = { switchboard: Switchboard; places: Places; doorman: Doorman };

type Parts = { signals: Pick<Signals, "on">; epoch: string; beatMs?: number | undefined };

const BEAT_MS = 15_000;
const EVERYTHING: Update = { what: "everything" };

/**
 * Connects each browser's line to what changes. Changes come from the signals that relays send of committed events; where
 * signals may have been lost, and to a client whose last id is not known here, it is said to read everything again.
 */
export function openSwitchboard({ signals, epoch, beatMs = BEAT_MS }: Parts): Switchboard {
  const ring = openRing(epoch);
  const lines = new Set<OpenLine>();
  const ofProperty = new Map<string, Set<OpenLine>>();

  const publish = (update: Update) => {
    const number = ring.push(update);
    const told = update.what === "change" ? ofProperty.get(update.propertyId) : lines;
    for (const line of told ?? []) line.tell({ number, message: update });
  };
  const silence = signals.on("live", (payloads) => {
    if (payloads.length === 0) publish(EVERYTHING);
    for (const change of payloads.flatMap(changesIn)) publish(change);
  });
  const timer = setInterval(() => {
    for (const line of lines) line.beat(ring.newest());
  }, beatMs);
  timer.unref();

  const enter = (line: OpenLine) => {
    lines.add(line);
    for (const propertyId of line.order.propertyIds) {
      const there = ofProperty.get(propertyId) ?? new Set();
      ofProperty.set(propertyId, there.add(line));
    }
  };
  const leave = (line: OpenLine) => {
    lines.delete(line);
    for (const propertyId of line.order.propertyIds) {
      const there = ofProperty.get(propertyId);
      there?.delete(line);
      if (there?.size === 0) ofProperty.delete(propertyId);
    }
    line.close();
  };

  return {
    open: (order) => {
      const line = openLine(order);
      const { lastId } = order;
      const missed = lastId === undefined ? [] : ring.after(lastId);
      for (const { number, update } of missed ?? [{ number: ring.newest(), update: EVERYTHING }])
        line.tell({ number, message: update });
      enter(line);
      return {
        // Not further than the client is, or one cut off before the first update would never hear of it.
        id: lastId ?? ring.idOf(ring.newest()),
        next: async () => {
          const item = await line.next();
          return typeof item === "object" ? { id: ring.idOf(item.number), message: item.message } : item;
        },
        takeAway: line.takeAway,
        close: () => leave(line),
      };
    },
    close: () => {
      clearInterval(timer);
      silence();
      for (const line of [...lines]) leave(line);
    },
  };
}
