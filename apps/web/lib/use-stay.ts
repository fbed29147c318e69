"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { type Stay, stayOf, stayQuery } from "./stay";

/** The stay that the address asks for. The address is its only home, so a link to it shows the same. */
export const useStay = (today: string) => {
  const values = useSearchParams();
  const { stay } = useMemo(() => stayOf(values, today), [values, today]);
  const change = useCallback(
    (part: Partial<Stay>) => window.history.replaceState(null, "", `?${stayQuery({ ...stay, ...part })}`),
    [stay],
  );
  return { stay, change };
};
