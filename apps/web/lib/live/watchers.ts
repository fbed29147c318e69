import type { Connection } from "./connection";
import type { LiveMessage, Stand } from "./line";
import { covers } from "./watches";

export type Listener = {
  /** A thing of this kind changed: `<hotel> <kind>`. */
  changed(name: string): void;
  /** Anything may have changed. */
  everything(): void;
  connection(connection: Connection): void;
};

type Watcher = { names: string[]; listener: Listener; covered: boolean; refused: boolean };

/** What this tab watches, and who in it is told. */
export function openWatchers() {
  const watchers = new Set<Watcher>();
  let stand: Stand | undefined;

  const settle = (watcher: Watcher) => {
    if (!stand) return;
    const { connection } = stand;
    const refused = new Set(stand.refused);
    const wanted = watcher.names.filter((name) => !refused.has(name));
    const isRefused = wanted.length < watcher.names.length;
    // Who may not watch it any more may not read it either, and learns that by asking.
    if (isRefused && !watcher.refused) watcher.listener.everything();
    watcher.refused = isRefused;
    if (connection.state === "live") {
      const covered = covers(new Set(stand.covered), wanted);
      // What changed before it was watched was told to nobody.
      if (covered && !watcher.covered) watcher.listener.everything();
      watcher.covered = covered;
    }
    if (wanted.length === 0) watcher.listener.connection({ state: "cut-off", since: Date.now() });
    else watcher.listener.connection(watcher.covered ? connection : { state: "catching-up" });
  };

  return {
    add(names: string[], listener: Listener): () => void {
      const watcher = { names, listener, covered: false, refused: false };
      watchers.add(watcher);
      settle(watcher);
      return () => watchers.delete(watcher);
    },
    names: (): string[] => [...new Set([...watchers].flatMap((watcher) => watcher.names))],
    tell(message: LiveMessage): void {
      for (const { names, listener } of watchers) {
        if (message.what === "everything") listener.everything();
        if (message.what !== "change") continue;
        const name = `${message.propertyId} ${message.kind}`;
        if (names.includes(name)) listener.changed(name);
      }
    },
    /** How the line stands now, and whether it is one that leads on from no other. */
    stands(now: Stand, fresh: boolean): void {
      stand = now;
      for (const watcher of watchers) {
        if (fresh) watcher.covered = false;
        settle(watcher);
      }
    },
    isLive: (): boolean => stand?.connection.state === "live",
  };
}
