import { openQueue, type Waiting } from "./queue";
import type { Change } from "./updates";

/** What one client hears, for as long as it may. */
export type LineOrder = {
  propertyIds: ReadonlySet<string>;
  hears(change: Change): boolean;
  /** The last id that the client has; undefined at its first line. */
  lastId: string | undefined;
  /** Cuts the connection of a client that takes nothing any more. */
  cut(): void;
};

export type OpenLine = {
  order: LineOrder;
  tell(item: Waiting): void;
  beat(number: number): void;
  /** Ends the line of a client that may no longer hear what it carries. */
  takeAway(): void;
  /** The next message; undefined when the line was closed, `taken-away` when the client may no longer hear it. */
  next(): Promise<Waiting | "taken-away" | undefined>;
  close(): void;
};

/** One client's line, with what waits for it. */
export function openLine(order: LineOrder): OpenLine {
  const queue = openQueue();
  let takenAway = false;
  let late = false;

  return {
    order,
    tell: (item) => {
      if (item.message.what !== "change" || order.hears(item.message)) queue.add(item);
    },
    beat: (number) => {
      const untaken = queue.hasBeat();
      if (untaken && late) order.cut();
      late = untaken;
      if (!untaken) queue.add({ number, message: { what: "beat" } });
    },
    takeAway: () => {
      takenAway = true;
      queue.close();
    },
    next: async () => {
      const item = await queue.next();
      return takenAway ? "taken-away" : item;
    },
    close: queue.close,
  };
}
