"use client";

import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { browserLine } from "./browser-line";
import type { Connection } from "./connection";
import { openRefresher } from "./refresher";
import { type LiveKind, namesOf } from "./watches";

export type LiveQueries = {
  /** None while the page does not know its hotel. */
  propertyId: string | undefined;
  /** Which queries to read again when a thing of a kind changed, by their keys or what their keys begin with. */
  kinds: Partial<Record<LiveKind, QueryKey[]>>;
};

/** A page that nobody looked at for longer may have slept through what was told. */
const SLEEP_MS = 30_000;

/**
 * Keeps a page's queries true: what changed at the hotel is read again, after a cut whatever was missed. Returns how the
 * connection stands, for the dot.
 */
export function useLive({ propertyId, kinds }: LiveQueries): Connection {
  const queries = useQueryClient();
  const refresh = useMemo(() => openRefresher(queries), [queries]);
  const [connection, setConnection] = useState<Connection>({ state: "catching-up" });
  const keysOf = useRef(kinds);
  keysOf.current = kinds;
  const watched = (Object.keys(kinds) as LiveKind[]).sort().join(" ");

  useEffect(() => {
    if (propertyId === undefined || watched === "") return;
    const of = watched.split(" ") as LiveKind[];
    const everything = () => refresh(of.flatMap((kind) => keysOf.current[kind] ?? []));
    const stop = browserLine().watch(namesOf({ propertyId, kinds: of }), {
      changed: (name) =>
        refresh(
          of.filter((kind) => name === `${propertyId} ${kind}`).flatMap((kind) => keysOf.current[kind] ?? []),
        ),
      everything,
      connection: setConnection,
    });
    let hiddenAt: number | undefined;
    const looked = () => {
      if (document.visibilityState === "hidden") hiddenAt = Date.now();
      else if (hiddenAt !== undefined && Date.now() - hiddenAt > SLEEP_MS) everything();
    };
    document.addEventListener("visibilitychange", looked);
    return () => {
      stop();
      document.removeEventListener("visibilitychange", looked);
    };
  }, [propertyId, watched, refresh]);

  return connection;
}
