"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "../api";
import { useLive } from "../live/use-live";
import { type Marks, marksOf, type Passed, passedBetween } from "./passed";

/** How often the figures are asked for while the page is looked at. */
const EVERY_MS = 2_000;
const LETTERS_EVERY_MS = 20_000;
/** So many readings are kept to draw: a quarter of an hour. */
const MOST_SEEN = 450;

/** One reading, as the charts draw it. */
export type Seen = { at: number; perSecond: number; p50Ms: number | null; p95Ms: number | null };

/** All that the engine room shows, and what was seen of it since the page was opened. */
export function useEngineRoom(propertyId: string) {
  const trpc = useTRPC();
  const often = { refetchInterval: EVERY_MS, refetchIntervalInBackground: false };
  const flow = useQuery(trpc.operations.flow.queryOptions(undefined, often));
  const consumers = useQuery(trpc.operations.consumers.queryOptions(undefined, often));
  const openLetters = trpc.operations.deadLetters.list.queryOptions(
    { status: "open", limit: 1 },
    { refetchInterval: LETTERS_EVERY_MS },
  );
  const letters = useQuery(openLetters);
  useLive({ propertyId, kinds: { "dead-letter": [openLetters.queryKey] } });

  const last = useRef<Marks>(undefined);
  const [seen, setSeen] = useState<Seen[]>([]);
  const [passed, setPassed] = useState<Passed>();
  const confirmed = flow.data?.createdToConfirmed;
  const at = consumers.dataUpdatedAt;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one reading of the bus is one point, whatever else changes
  useEffect(() => {
    if (!consumers.data) return;
    const now = marksOf(consumers.data, at);
    const before = last.current;
    last.current = now;
    if (!before || now.at <= before.at) return;
    const moved = passedBetween(before, now);
    setPassed(moved);
    setSeen((points) => [
      ...points.slice(1 - MOST_SEEN),
      {
        at,
        perSecond: moved.events / moved.seconds,
        p50Ms: confirmed?.p50Ms ?? null,
        p95Ms: confirmed?.p95Ms ?? null,
      },
    ]);
  }, [at]);

  return {
    flow: flow.data,
    consumers: consumers.data,
    letters: letters.data,
    error: flow.error ?? consumers.error,
    readAt: at,
    seen,
    passed,
  };
}
