"use client";

import "./figures.css";
import { headline } from "@/lib/figures/sentences";
import { useAsOf } from "@/lib/figures/use-as-of";
import { useOverview } from "@/lib/figures/use-overview";
import { Refusal } from "../desk/refusal";
import { AsOf, LookingBack } from "./as-of";
import { Channels } from "./channels";
import { FiguresShape } from "./figures-shape";
import { Latest } from "./latest";
import { Months } from "./months";
import { Nights } from "./nights";
import { Tonight } from "./tonight";
import { Weeks } from "./weeks";

interface Props {
  propertyId: string;
  slug: string;
}

/** The manager's page: tonight, the nights to come, the months, where they come from and what was cancelled. */
export function FiguresPage({ propertyId, slug }: Props) {
  const { asOf, lookBackFrom } = useAsOf();
  const { overview, moment, isOnItsWay, error } = useOverview(propertyId, asOf);
  const isNow = asOf === undefined;
  if (!overview) {
    if (!error) return <FiguresShape />;
    return (
      <div className="figures">
        <div className="lead">
          <h1>The figures cannot be shown</h1>
        </div>
        <Refusal error={error} silence="No answer came. It is asked again by itself." />
        {!isNow && (
          <button type="button" className="link mt-3 py-2" onClick={() => lookBackFrom(undefined)}>
            Show the figures as of now
          </button>
        )}
      </div>
    );
  }
  const source = { slug, asOf: overview.asOf };
  return (
    <div className="figures" aria-busy={isOnItsWay}>
      <div className="lead">
        <h1>{headline(overview, moment === "now")}</h1>
        <AsOf overview={overview} asOf={asOf} onChoose={lookBackFrom} />
      </div>
      {error !== null && (
        <div className="pb-3">
          <Refusal
            error={error}
            silence="No answer came. What you see may be old; it is asked for again by itself."
          />
        </div>
      )}
      {!isNow && !isOnItsWay && (
        <LookingBack asOf={asOf} timeZone={overview.timeZone} onChoose={lookBackFrom} />
      )}
      <div key={moment} className={isOnItsWay ? "older" : undefined}>
        <Tonight overview={overview} isNow={moment === "now"} />
        <div className="grid-of-two">
          <Nights nights={overview.nights} source={source} />
          <Latest overview={overview} />
        </div>
        <div className="grid-of-three">
          <Months overview={overview} source={source} />
          <Channels overview={overview} source={source} />
          <Weeks weeks={overview.weeks} source={source} />
        </div>
      </div>
    </div>
  );
}
