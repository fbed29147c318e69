"use client";

import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { ReservationStatus, ReservationView } from "@roomstream/domain/reservations/contract";
import { useState } from "react";
import { readFlow } from "@/lib/flow";
import { howItStands } from "@/lib/how-it-stands";
import { houseScene } from "@/lib/scenes";
import { useHead } from "@/lib/use-head";
import { Scene } from "../scene";
import { Account } from "./account";
import { BookLine } from "./book-line";
import { FlowDrawing } from "./flow-drawing";
import { NextSteps } from "./next-steps";

interface Props {
  view: ReservationView;
  status: ReservationStatus;
  timeline: ReservationView["timeline"];
  house: PropertyDetails | undefined;
  /** It was made a moment ago in this tab, so it is watched from the beginning. */
  fresh: boolean;
  /** Goes on to what can be done with the stay. */
  onManage: () => void;
}

/** A booking as it becomes one: drawn after its events, then written in ink. */
export function Confirming({ view, status, timeline, house, fresh, onManage }: Props) {
  const [play] = useState(fresh || status === "PENDING");
  const flow = readFlow(view, timeline, status);
  const head = useHead(flow.known, flow.end, play);
  // The words wait for the drawing, so that both say the same.
  const shown = head.done ? status : "PENDING";
  const timeZone = house?.timeZone ?? "UTC";
  const { title, text } = howItStands(view, shown, house?.name ?? "the hotel");
  const scene = house && houseScene(house.slug);
  const pencilled = shown === "PENDING";
  const gone = shown === "CANCELLED";
  return (
    <div className="relative">
      <div className={`pt-[22px] lg:pt-[50px] ${scene ? "lg:pr-[396px]" : ""}`}>
        <h1 className="wrap-anywhere font-serif text-[37px] leading-[1.06] tracking-[-0.024em] text-balance lg:text-[52px]">
          {view.guest ? `${view.guest.firstName}, ` : ""}
          {pencilled ? (
            <>
              you are <em className="font-pencil text-ink-3">pencilled in</em>
            </>
          ) : view.guest ? (
            title
          ) : (
            title.charAt(0).toUpperCase() + title.slice(1)
          )}
        </h1>
        <p className="mt-2 max-w-[41em] text-pretty text-ink-2 lg:mt-3.5 lg:text-[17px]">{text}</p>
      </div>
      <div className="mt-5 lg:mt-11">
        <FlowDrawing view={view} flow={flow} head={head} timeZone={timeZone} />
      </div>
      <ol className="sr-only" aria-live="polite">
        {timeline.map((entry) => (
          <li key={entry.eventId}>{entry.summary}</li>
        ))}
        {head.done && <li>{title}</li>}
      </ol>
      <BookLine view={view} house={house} state={pencilled ? "pencil" : gone ? "struck" : "ink"} />
      <NextSteps
        view={view}
        house={house}
        shown={shown}
        slower={play ? head.slower : 1}
        onManage={onManage}
      />
      {scene && (
        <div className="max-lg:-mx-5 max-lg:mt-6 max-lg:h-[220px] lg:absolute lg:top-14 lg:right-0 lg:h-[190px] lg:w-[348px]">
          <Scene
            drawing={scene}
            decorative
            sizes="(width >= 1024px) 348px, 100vw"
            className={`size-full object-cover lg:rounded-2 transition-[opacity,filter] duration-700 ${pencilled || gone ? "opacity-25 grayscale" : ""}`}
          />
        </div>
      )}
      {head.done && <Account view={view} timeline={timeline} timeZone={timeZone} />}
    </div>
  );
}
