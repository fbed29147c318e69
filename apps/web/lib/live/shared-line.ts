import { type Lead, seekLead } from "./lead";
import { type Line, type LiveMessage, openLine, type Stand, type Subscribe } from "./line";
import { type Listener, openWatchers } from "./watchers";

/** What tabs say to each other. */
type Word =
  /** `anew`: what was not watched before; if it was refused, it is worth asking again. */
  | { say: "watching"; tab: string; names: string[]; anew: string[] }
  | { say: "gone"; tab: string }
  | { say: "who" }
  | { say: "told"; id: string; message: LiveMessage }
  | { say: "stands"; stand: Stand; fresh: boolean };

export type SharedLineParts = {
  subscribe: Subscribe;
  /** Where a browser has none (a page without TLS), each tab has a line of its own. */
  locks: LockManager | undefined;
  openChannel(): Pick<BroadcastChannel, "postMessage" | "close" | "onmessage">;
  isVisible(): boolean;
};

const LOOK_MS = 1_000;
/** A leader that says nothing for so long after it was asked is asleep. */
const ANSWER_MS = 2_000;
/** A tab that was silent over several beats is gone. */
const GONE_MS = 70_000;

/**
 * The one line of a browser. The tabs elect a leader, which holds the line for what all of them watch and passes on what it
 * hears; each keeps the last id and what the others watch, so that any can go on where the leader was.
 */
export function openSharedLine({ subscribe, locks, openChannel, isVisible }: SharedLineParts) {
  const tab = Math.random().toString(36).slice(2);
  const watchers = openWatchers();
  const others = new Map<string, { names: string[]; heardAt: number }>();
  const channel = locks ? openChannel() : undefined;
  let line: Line | undefined;
  let lastId: string | undefined;
  let askedAt: number | undefined;

  const say = (word: Word) => channel?.postMessage(word);
  const introduce = (anew: string[]) => say({ say: "watching", tab, names: watchers.names(), anew });
  const all = () => new Set([...watchers.names(), ...[...others.values()].flatMap(({ names }) => names)]);
  const ask = () => {
    askedAt ??= Date.now();
    say({ say: "who" });
  };
  const hear = (id: string, message: LiveMessage) => {
    lastId = id;
    watchers.tell(message);
    if (message.what === "beat" && !line) introduce([]);
  };
  const forgetGone = () => {
    for (const [name, { heardAt }] of others) if (Date.now() - heardAt > GONE_MS) others.delete(name);
  };

  const begin = () => {
    let stand: Stand | undefined;
    const mine = openLine({
      subscribe,
      lastId,
      names: all(),
      tell: (id, message) => {
        say({ say: "told", id, message });
        hear(id, message);
        if (message.what === "beat") forgetGone();
      },
      stand: (now, fresh) => {
        stand = now;
        say({ say: "stands", stand: now, fresh });
        watchers.stands(now, fresh);
      },
    });
    answer = () => {
      mine.hurry();
      if (stand) say({ say: "stands", stand, fresh: false });
    };
    line = mine;
    return () => {
      line = undefined;
      mine.close();
    };
  };
  let answer = () => {};

  if (channel)
    channel.onmessage = ({ data }: MessageEvent<Word>) => {
      if (data.say === "watching") {
        others.set(data.tab, { names: data.names, heardAt: Date.now() });
        line?.carry(all(), data.anew);
      } else if (data.say === "gone") {
        others.delete(data.tab);
        line?.carry(all());
      } else if (data.say === "who") {
        introduce([]);
        if (line) answer();
      } else if (!line) {
        askedAt = undefined;
        if (data.say === "told") hear(data.id, data.message);
        else watchers.stands(data.stand, data.fresh);
      }
    };

  const look = () => {
    if (line || !isVisible()) return;
    if (askedAt !== undefined && Date.now() - askedAt > ANSWER_MS) {
      askedAt = undefined;
      lead?.take();
    } else if (askedAt !== undefined || !watchers.isLive()) ask();
  };
  let lead: Lead | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  const start = () => {
    if (timer !== undefined) return;
    timer = setInterval(look, LOOK_MS);
    if (!locks) {
      const end = begin();
      lead = { take: () => {}, leave: end };
      return;
    }
    ask();
    lead = seekLead(locks, begin);
  };

  return {
    /** Watches; the first that is watched opens the line. Returns the function that stops. */
    watch(names: string[], listener: Listener): () => void {
      const stop = watchers.add(names, listener);
      const changed = (anew: string[]) => {
        introduce(anew);
        line?.carry(all(), anew);
      };
      changed(names);
      start();
      return () => {
        stop();
        changed([]);
      };
    },
    /** The page is looked at again, or the network is back: what slept is woken. */
    wake(): void {
      if (timer === undefined) return;
      introduce([]);
      if (line) line.hurry();
      else ask();
    },
    /** The device has lost the network. */
    goOffline(): void {
      line?.giveUp();
    },
    /** The page is put away, perhaps for good: another tab leads. */
    leave(): void {
      if (timer === undefined) return;
      clearInterval(timer);
      timer = undefined;
      say({ say: "gone", tab });
      lead?.leave();
    },
    /** The page was put away and is shown again. */
    comeBack(): void {
      if (watchers.names().length > 0) start();
    },
  };
}
