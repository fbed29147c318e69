"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { asOfIn } from "./as-of";

/** The moment that the page looks back from: it stands in the address, so that it can be shared. Undefined is now. */
export function useAsOf() {
  const path = usePathname();
  const asOf = asOfIn(useSearchParams().get("asOf"));
  const lookBackFrom = (moment: string | undefined) =>
    history.replaceState(
      null,
      "",
      moment === undefined ? path : `${path}?${new URLSearchParams({ asOf: moment })}`,
    );
  return { asOf, lookBackFrom };
}
