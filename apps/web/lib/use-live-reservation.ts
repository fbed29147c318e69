"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "./api";
import type { Connection } from "./live/connection";
import { type Proof, proofQuery } from "./proof";
import type { StatusMessage } from "./status-message";

/** A stream that comes back sooner than this was never worth a word. */
const PATIENCE = 2_500;
const REOPEN = 3_000;
const SETTLE = 300;

/** A reservation and its live stream: what is read once, and each change of it as it is told. */
export const useLiveReservation = (confirmationNumber: string, proof: Proof | null) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [told, setTold] = useState<StatusMessage>();
  const [connection, setConnection] = useState<Connection>({ state: "catching-up" });
  const query = useQuery({
    ...trpc.reservations.get.queryOptions({ confirmationNumber, ...proof }),
    enabled: proof !== null,
  });
  const proven = proof && proofQuery(proof);
  const known = query.isSuccess;
  const refetch = query.refetch;

  useEffect(() => {
    if (proven === null || !known) return;
    let source: EventSource;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let reading: ReturnType<typeof setTimeout> | undefined;
    let away: number | undefined;
    let over = false;
    // The schemas come while the stream opens; without them each message still leads to a fresh read.
    const reader = import("./status-message").catch(() => undefined);
    const open = () => {
      source = new EventSource(`/api/v1/reservations/${confirmationNumber}/events?${proven}`);
      source.onopen = () => {
        clearTimeout(timer);
        // After a cut the truth is asked for again; only then is the page called live.
        if (away !== undefined) {
          setConnection({ state: "catching-up" });
          void refetch().then(() => setConnection({ state: "live" }));
        } else setConnection({ state: "live" });
        away = undefined;
      };
      source.addEventListener("status", async ({ data }) => {
        const message = (await reader)?.readStatus(JSON.parse(data));
        if (over) return;
        if (message) setTold(message);
        // What changes comes in a flurry; the rest of the reservation is read once it has settled.
        clearTimeout(reading);
        reading = setTimeout(() => void refetch(), SETTLE);
      });
      source.onerror = () => {
        clearTimeout(timer);
        const since = away ?? Date.now();
        const first = away === undefined;
        away = since;
        if (first) setConnection({ state: "catching-up" });
        // The browser tries again by itself, unless the server refused; then we do.
        const closed = source.readyState === EventSource.CLOSED;
        timer = setTimeout(
          () => {
            setConnection({ state: "cut-off", since });
            if (closed) open();
          },
          // Patience counts from the first failure: each new try fails sooner than it would run out.
          closed ? REOPEN : Math.max(0, since + PATIENCE - Date.now()),
        );
      };
    };
    open();
    return () => {
      over = true;
      clearTimeout(timer);
      clearTimeout(reading);
      source.close();
    };
  }, [confirmationNumber, proven, known, refetch]);

  const forgetRefusal = () =>
    queries.removeQueries({ queryKey: trpc.reservations.get.queryKey({ confirmationNumber, ...proof }) });
  const view = query.data;
  const newer = told && view && told.timeline.length >= view.timeline.length ? told : view;
  return { query, connection, view, status: newer?.status, timeline: newer?.timeline, forgetRefusal };
};
