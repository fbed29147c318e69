import type { Log } from "@roomstream/db/log";
import { openQueue, type Waiting } from "./queue";
import type { Change } from "./updates";

/** What one client hears, for as long as it may. */
export type LineOrder = {
  propertyIds: ReadonlySet<string>;
  hears(change: Change): boolean;
  /** The last id that the client has; undefined at its first line. */
  lastId: string | undefined;
  /** Whether the client may still hear all that it hears; asked from time to time, since roles can be taken away. */
  stillMay(): Promise<boolean>;
  /** Cuts the connection of a client that takes nothing any more. */
  cut(): void;
};

export type OpenLine = {
  order: LineOrder;
  tell(item: Waiting): void;
  beat(number: number): void;
  /** Asks again whether the client may hear this, and ends the line when it may not. */
  check(): void;
  /** The next message; undefined when the line was closed, `taken-away` when the client may no longer hear it. */
  next(): Promise<Waiting | "taken-away" | undefined>;
  close(): void;
};

/** One client's line, with what waits for it. */
export function openLine(order: LineOrder, log: Log): OpenLine {
  const queue = openQueue();
  let takenAway = false;
  let checking = false;
  let late = false;

  const check = async () => {
    try {
      if (await order.stillMay()) return;
      takenAway = true;
      queue.close();
    } catch (error) {
      log.warn({ err: error }, "Who may watch could not be read; the next beat asks again");
    }
  };

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
    check: () => {
      if (checking) return;
      checking = true;
      void check().finally(() => {
        checking = false;
      });
    },
    next: async () => {
      const item = await queue.next();
      return takenAway ? "taken-away" : item;
    },
    close: queue.close,
  };
}
