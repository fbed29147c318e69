"use client";

import { useAsOf } from "@/lib/figures/use-as-of";
import { LiveDot } from "../desk/live-dot";

/** How the line to the hotel stands; of a moment that is over nothing is live. */
export function FiguresDot({ propertyId }: { propertyId: string }) {
  const { asOf } = useAsOf();
  if (asOf === undefined) return <LiveDot propertyId={propertyId} />;
  return (
    <span className="flex items-center gap-2 text-[14px] whitespace-nowrap">
      <i aria-hidden className="size-2 flex-none border border-ink-3" />
      not live
    </span>
  );
}
