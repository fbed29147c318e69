"use client";

import type { Overview } from "@roomstream/domain/analytics/contract";
import dynamic from "next/dynamic";
import { count } from "@/lib/figures/numbers";
import { nightsSentence } from "@/lib/figures/sentences";
import { nightsSheet } from "@/lib/figures/sheets";
import { Charted, type Source } from "./charted";
import { Defined } from "./defined";

// The library that draws it is only fetched by whoever sees the page.
const NightsChart = dynamic(() => import("./nights-chart"), {
  ssr: false,
  loading: () => <div aria-hidden className="nights-chart shape" />,
});

interface Props {
  nights: Overview["nights"];
  source: Source;
}

/** The nights to come: on the books, picked up in seven days, and last year as it stood. */
export function Nights({ nights, source }: Props) {
  const most = Math.max(0, ...nights.map(({ available }) => available));
  const sentence = nightsSentence({ nights });
  const hasLastYear = nights.some(({ soldLastYear }) => soldLastYear > 0);
  return (
    <Charted
      className="nights"
      sentence={sentence}
      sub={
        <>
          Rooms{" "}
          <Defined
            term="on the books"
            meaning="Room nights that are booked and not cancelled, as they were known at the moment that is shown. What was on the books then never changes afterwards."
          />{" "}
          for each of the next {nights.length} nights, of {count(most)};{" "}
          {hasLastYear ? (
            <>
              <Defined
                term="last year’s line"
                meaning="The same weekdays a year before (364 days), as they stood a year before the moment that is shown, not as they ended."
              />{" "}
              as it stood at this point
            </>
          ) : (
            "nothing is known of last year"
          )}
        </>
      }
      sheet={nightsSheet({ nights })}
      source={source}
    >
      <NightsChart nights={nights} words={sentence} />
    </Charted>
  );
}
