"use client";

import { type KeyboardEvent, useRef } from "react";
import type { Chapter } from "@/lib/operations/chapters";
import { GUTTER, planTimeline, WIDTH } from "@/lib/operations/timeline-plan";
import { counted, lasting } from "@/lib/operations/words";
import { TimelineCall } from "./timeline-call";
import { TimelineDot } from "./timeline-dot";
import { TimelineHandling } from "./timeline-handling";

interface Props {
  chapter: Chapter;
  chosenId: string;
  onChoose: (eventId: string) => void;
}

/** The part drawn in true scale. The arrow keys walk from event to event, Home and End to the first and last. */
export function Timeline({ chapter, chosenId, onChoose }: Props) {
  const drawing = useRef<SVGSVGElement>(null);
  const { lanes, dots, handlings, calls, ticks, height } = planTimeline(chapter);
  const ids = chapter.events.map(({ eventId }) => eventId);
  const walk = (event: KeyboardEvent) => {
    const at = ids.indexOf(chosenId);
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: ids.length - 1,
    }[event.key];
    const id = to === undefined ? undefined : ids[to];
    if (to === undefined) return;
    event.preventDefault();
    if (id === undefined) return;
    onChoose(id);
    drawing.current?.querySelector<SVGGElement>(`[data-event="${id}"]`)?.focus();
  };
  return (
    <section
      aria-label="Timeline"
      className="hidden overflow-x-auto border-y border-line border-b-ink md:block"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset */}
      <svg
        ref={drawing}
        role="group"
        aria-label={`${counted(dots.length, "event")} in ${lasting(chapter.to - chapter.from)}, a lane a service. Arrow keys walk from event to event.`}
        viewBox={`0 0 ${WIDTH} ${height}`}
        className="flow-time block w-full min-w-[900px] px-4 md:px-6"
        onKeyDown={walk}
      >
        {ticks.map(({ x, label }, index) => (
          <g key={label}>
            <path className={index === 0 ? "rule first" : "rule"} d={`M${x} 26V${height}`} />
            <text x={x} y={17} className="middle quiet">
              {label}
            </text>
          </g>
        ))}
        {lanes.map(({ name, isUnder, y, height: tall }) => (
          <g key={name}>
            <path className={isUnder ? "lane-edge under" : "lane-edge"} d={`M0 ${y}H${WIDTH}`} />
            <text x={isUnder ? 14 : 0} y={y + tall / 2 + 4} className={isUnder ? "quiet" : "lane"}>
              {name}
            </text>
          </g>
        ))}
        {handlings.map((handling) => (
          <TimelineHandling key={handling.key} handling={handling} isChosen={handling.eventId === chosenId} />
        ))}
        {calls.map((call) => (
          <TimelineCall
            key={call.call.operationId}
            call={call}
            // What it was about is told by the event that it caused.
            told={dots.find(({ event }) => event.causationId === call.call.operationId)}
          />
        ))}
        {dots.map((dot) => (
          <TimelineDot
            key={dot.event.eventId}
            dot={dot}
            from={chapter.from}
            isChosen={dot.event.eventId === chosenId}
            onChoose={onChoose}
          />
        ))}
        <path className="lane-edge" d={`M${GUTTER} 26H${WIDTH}`} />
      </svg>
    </section>
  );
}
