"use client";

import "./as-of.css";
import type { Overview } from "@roomstream/domain/analytics/contract";
import { momentThere } from "@/lib/dates";
import { momentWords } from "@/lib/figures/as-of";
import { AsOfPopover } from "./as-of-popover";
import { AsOfRuler } from "./as-of-ruler";

type Choose = (moment: string | undefined) => void;

interface Props {
  overview: Pick<Overview, "asOf" | "timeZone" | "knownSince">;
  /** Undefined is now. */
  asOf: string | undefined;
  onChoose: Choose;
}

/** As of when the figures are: a ruler of the last weeks, and any moment by date and time. */
export function AsOf({ overview, asOf, onChoose }: Props) {
  const { timeZone } = overview;
  return (
    <div className="asof">
      <AsOfRuler overview={overview} asOf={asOf} onChoose={onChoose} />
      <AsOfPopover
        overview={overview}
        words={
          asOf === undefined
            ? `As of now, ${momentThere(overview.asOf, timeZone)}`
            : `As of ${momentWords(asOf, timeZone)}`
        }
        onChoose={onChoose}
      />
    </div>
  );
}

/** Says that the page looks back, and leads to now. */
export function LookingBack({
  asOf,
  timeZone,
  onChoose,
}: {
  asOf: string;
  timeZone: string;
  onChoose: Choose;
}) {
  return (
    <p role="status" className="looking-back">
      You look back: all of this is as it was known at {momentWords(asOf, timeZone)}, and is not live.{" "}
      <button type="button" className="link" onClick={() => onChoose(undefined)}>
        Back to now
      </button>
    </p>
  );
}
