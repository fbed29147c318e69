"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "../api";
import { useLive } from "../live/use-live";

/** The day at a hotel's desk, kept true. */
export function useToday(propertyId: string) {
  const trpc = useTRPC();
  const day = trpc.desk.today.queryOptions({ propertyId });
  const rooms = trpc.desk.rooms.queryOptions({ propertyId });
  const news = trpc.desk.justNow.queryKey({ propertyId });
  const keys = [day.queryKey, rooms.queryKey, news];
  const stays = [
    trpc.desk.roomChoices.pathKey(),
    trpc.desk.reservation.pathKey(),
    trpc.desk.previewCheckOut.pathKey(),
  ];
  useLive({
    propertyId,
    kinds: {
      reservation: [...keys, ...stays],
      room: [...keys, ...stays],
      payment: [day.queryKey, news, ...stays],
      availability: [day.queryKey],
      property: [day.queryKey],
    },
  });
  return useQuery(day);
}

/** Reads again all that the desk shows: after something was done here, without waiting for the line to tell. */
export function useRefreshDesk() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useCallback(
    () =>
      Promise.all(
        [trpc.desk.pathKey(), trpc.payments.pathKey()].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
    [queries, trpc],
  );
}
