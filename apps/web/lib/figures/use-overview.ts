"use client";

import type { Overview } from "@roomstream/domain/analytics/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useTRPC } from "../api";
import { useLive } from "../live/use-live";

const NOW = "now";
/** "Now" moves on, and rooms go out of order without a word of analytics. */
const AGAIN_MS = 60_000;

export type Shown = {
  /** The newest that was read; of another moment while the one asked for is on its way. */
  overview: Overview | undefined;
  /** The moment that is shown, or "now": as long as it stays, what changes is news. */
  moment: string;
  isOnItsWay: boolean;
  error: unknown;
};

/** What `/manage` shows of a hotel: kept true now, and read once of a moment that is over. */
export function useOverview(propertyId: string, asOf: string | undefined): Shown {
  const trpc = useTRPC();
  const isNow = asOf === undefined;
  const ask = trpc.figures.overview.queryOptions(
    { propertyId, ...(!isNow && { asOf }) },
    {
      placeholderData: keepPreviousData,
      refetchInterval: isNow ? AGAIN_MS : false,
      staleTime: isNow ? 0 : Number.POSITIVE_INFINITY,
    },
  );
  const keys = [ask.queryKey];
  useLive({
    propertyId: isNow ? propertyId : undefined,
    kinds: { analytics: keys, property: keys, room: keys },
  });
  const query = useQuery(ask);
  const moment = useRef(NOW);
  if (query.data && !query.isPlaceholderData) moment.current = asOf ?? NOW;
  return {
    overview: query.data,
    moment: moment.current,
    isOnItsWay: query.isPlaceholderData,
    error: query.error,
  };
}
