"use client";

import "./as-of.css";
import type { Overview } from "@roomstream/domain/analytics/contract";
import { momentThere } from "@/lib/dates";
import { AsOfPopover } from "./as-of-popover";
import { AsOfRuler } from "./as-of-ruler";

interface Props {
  overview: Pick<Overview, "asOf" | "timeZone" | "knownSince">;
  /** Undefined is now. */
  asOf: string | undefined;
  onChoose: (moment: string | undefined) => void;
}

/** As of when the figures are: a ruler of the last weeks, and any moment by date and time. */
export function AsOf({ overview, asOf, onChoose }: Props) {
  const at = momentThere(overview.asOf, overview.timeZone);
  return (
    <div className="asof">
      <AsOfRuler overview={overview} asOf={asOf} onChoose={onChoose} />
      <AsOfPopover
        overview={overview}
        words={asOf === undefined ? `As of now, ${at}` : `As of ${at}`}
        onChoose={onChoose}
      />
    </div>
  );
}

/** Says that the page looks back, and leads to now. */
export function LookingBack({ overview, onChoose }: Omit<Props, "asOf">) {
  return (
    <p role="status" className="looking-back">
      You look back: all of this is as it was known on {momentThere(overview.asOf, overview.timeZone)}, and is
      not live.{" "}
      <button type="button" className="link" onClick={() => onChoose(undefined)}>
        Back to now
      </button>
    </p>
  );
}
