"use client";

import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "../api";
import { addDays } from "../dates";
import { problemOf } from "../problem";
import type { Proof } from "../proof";
import { arriveOn, type Limits, leaveOn } from "./nights";
import type { Around } from "./tape";
import { changeTo, isSame, type Wanted } from "./wanted";

/** A hand that is still moving asks for nothing. */
const SETTLED = 140;
/** How many nights after the stay are asked for ahead of the hand. */
const AHEAD = 3;

/** What the wanted stay would cost, asked for once the hand rests. */
export function usePreview(view: ReservationView, proof: Proof, wanted: Wanted, enabled: boolean) {
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), SETTLED);
    return () => clearTimeout(timer);
  }, [wanted]);
  const query = useQuery({
    ...useTRPC().reservations.previewChange.queryOptions({
      confirmationNumber: view.confirmationNumber,
      ...proof,
      change: changeTo(asked, view),
    }),
    enabled: enabled && !isSame(asked, view),
  });
  const rests = isSame(asked, wanted);
  return {
    preview: rests ? query.data : undefined,
    /** Why there is none; a problem of undefined is silence. */
    refused: rests && query.isError ? { problem: problemOf(query.error) } : undefined,
    asking: !isSame(wanted, view) && (!rests || query.isFetching),
    again: () => void query.refetch(),
  };
}

/** What the nights next to the stay would add to it, or that they are full. */
export function useAround(view: ReservationView, proof: Proof, limits: Limits, enabled: boolean): Around {
  const trpc = useTRPC();
  const after = Array.from({ length: AHEAD }, (_, index) => addDays(view.departure, index + 1))
    .filter((departure) => leaveOn(departure, view, limits) === departure)
    .map((departure) => ({ departure }));
  const arrival = addDays(view.arrival, -1);
  const before = arriveOn(arrival, view, limits) === arrival ? [{ arrival }] : [];
  const { confirmationNumber } = view;
  return useQueries({
    queries: [...after, ...before].map((change) => ({
      ...trpc.reservations.previewChange.queryOptions({ confirmationNumber, ...proof, change }),
      enabled,
    })),
    combine: (answers) => {
      const around: Around = new Map();
      for (const [index, { data, error }] of answers.entries()) {
        const longer = after[index]?.departure;
        const night = longer === undefined ? arrival : addDays(longer, -1);
        for (const one of data?.nights ?? []) {
          if (one.date < view.arrival || one.date >= view.departure) around.set(one.date, one.amount);
        }
        const reachable = longer === undefined || index === 0 || answers[index - 1]?.data !== undefined;
        if (problemOf(error)?.code === "SOLD_OUT" && reachable) around.set(night, "FULL");
      }
      return around;
    },
  });
}
