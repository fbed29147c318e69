import type { TRPCClient } from "@trpc/client";
import type { AppRouter } from "../../server/trpc/router";
import type { Connection } from "./connection";
import { covers, topicsOf } from "./watches";

export type Subscribe = TRPCClient<AppRouter>["live"]["subscribe"]["subscribe"];
type Told = Parameters<NonNullable<NonNullable<Parameters<Subscribe>[1]>["onData"]>>[0];
export type LiveMessage = Told["data"];

/** How the line stands: what it carries, what was refused, and whether it is there. */
export type Stand = { connection: Connection; covered: string[]; refused: string[] };

export type LineParts = {
  subscribe: Subscribe;
  /** The id to go on from; undefined when this browser has heard nothing yet. */
  lastId: string | undefined;
  names: ReadonlySet<string>;
  tell(id: string, message: LiveMessage): void;
  /** `fresh`: what changed before was told to nobody, so that whatever is shown is read again. */
  stand(stand: Stand, fresh: boolean): void;
};

export type Line = {
  /** Carries these from now on. What is asked for again after it was refused is asked of the server again. */
  carry(names: ReadonlySet<string>, again?: string[]): void;
  /** Tries at once, when the line is not there or has been silent for too long. */
  hurry(): void;
  /** Gives the line up: the device says that the network is gone, long before the connection notices. */
  giveUp(): void;
  close(): void;
};

/** Lines that other tabs open at the same time are asked for together. */
const GATHER_MS = 30;
/** Soon enough that the screen is true within two seconds; spread, so that not all browsers come in one moment. */
const RETRY_MS = 500;
const SPREAD_MS = 400;
/** A gap shorter than this is not worth a word. */
const PATIENCE_MS = 2_500;
/** The server beats every 15 s. */
const SILENCE_MS = 25_000;
/** What has not opened by then is tried anew when somebody is in a hurry. */
const OPENING_MS = 3_000;
const REFUSED_RETRY_MS = 15_000;

/** The one line to the server. It comes back by itself and goes on from the last id, so that nothing is missed. */
export function openLine({ subscribe, tell, stand, ...from }: LineParts): Line {
  let names = from.names;
  let { lastId } = from;
  let opened: ReadonlySet<string> = new Set();
  let current: { unsubscribe(): void } | undefined;
  let covered: string[] = [];
  let refused: string[] = [];
  let awaySince: number | undefined = Date.now();
  let heardAt = Date.now();
  let next: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const say = (fresh = false) => {
    const away = awaySince === undefined ? undefined : Date.now() - awaySince;
    const connection: Connection =
      awaySince === undefined || away === undefined
        ? { state: "live" }
        : away < PATIENCE_MS
          ? { state: "catching-up" }
          : { state: "cut-off", since: awaySince };
    stand({ connection, covered, refused }, fresh);
  };
  const openIn = (ms: number) => {
    clearTimeout(next);
    next = setTimeout(open, ms);
  };
  const lose = (pause: number) => {
    current?.unsubscribe();
    current = undefined;
    awaySince ??= Date.now();
    say();
    openIn(pause);
  };
  const open = () => {
    clearTimeout(next);
    current?.unsubscribe();
    current = undefined;
    if (closed || names.size === 0) return;
    opened = names;
    heardAt = Date.now();
    let over = false;
    let begun = false;
    const ended = (pause: number) => {
      if (over) return;
      over = true;
      lose(pause + Math.random() * SPREAD_MS);
    };
    const input = {
      topics: topicsOf(names),
      reservations: [],
      ...(lastId !== undefined && { lastEventId: lastId }),
    };
    const subscription = subscribe(input, {
      onData: ({ id, data }) => {
        if (over) return;
        heardAt = Date.now();
        if (data.what === "watching") {
          begun = true;
          refused = data.refused;
          covered = [...opened].filter((name) => !data.refused.includes(name));
          awaySince = undefined;
          say(lastId === undefined);
        }
        lastId = id;
        tell(id, data);
      },
      onConnectionStateChange: (now) => {
        if (now.state === "connecting" && now.error) ended(RETRY_MS);
      },
      onError: ({ data }) => {
        const code = data?.problem.code;
        // Once it had begun it means that less is allowed than before: what is left is asked for at once.
        const nothing = code === "UNAUTHORIZED" || (code === "FORBIDDEN" && !begun);
        if (nothing) {
          refused = [...opened];
          covered = [];
        }
        ended(nothing || code === "RATE_LIMITED" ? REFUSED_RETRY_MS : RETRY_MS);
      },
      onComplete: () => ended(RETRY_MS),
    });
    current = {
      unsubscribe: () => {
        over = true;
        subscription.unsubscribe();
      },
    };
  };
  // Also says, when the time has come, that the line is cut off.
  const watchdog = setInterval(() => {
    if (current && Date.now() - heardAt > SILENCE_MS) lose(0);
    else if (awaySince !== undefined) say();
  }, 1_000);

  openIn(GATHER_MS);
  return {
    carry: (wanted, again = []) => {
      names = wanted;
      if (!covers(opened, names) || again.some((name) => refused.includes(name))) openIn(GATHER_MS);
    },
    hurry: () => {
      const silent = Date.now() - heardAt;
      if (!current || silent > (awaySince === undefined ? SILENCE_MS : OPENING_MS)) open();
    },
    giveUp: () => lose(RETRY_MS),
    close: () => {
      closed = true;
      clearInterval(watchdog);
      clearTimeout(next);
      current?.unsubscribe();
    },
  };
}
