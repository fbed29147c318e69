"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Refusal } from "@/components/desk/refusal";
import { useTRPC } from "@/lib/api";
import { useLive } from "@/lib/live/use-live";
import { chaptersOf, tookOf } from "@/lib/operations/chapters";
import type { ReservationEvents as Events } from "@/lib/operations/types";
import { counted, lasting } from "@/lib/operations/words";
import { Say } from "../say";
import { Chapters } from "./chapters";
import { EventDetails } from "./event-details";
import { EventList } from "./event-list";
import { Timeline } from "./timeline";

/** All events of one reservation in time: who said what, who heard it, what it cost at the gateway. */
export function ReservationEvents({ first }: { first: Events }) {
  const trpc = useTRPC();
  const { confirmationNumber, propertyId } = first;
  const asked = trpc.operations.reservationEvents.queryOptions(
    { confirmationNumber },
    { initialData: first },
  );
  const found = useQuery(asked);
  const keys = [asked.queryKey];
  useLive({
    propertyId,
    kinds: { reservation: keys, payment: keys, availability: keys, "dead-letter": keys },
  });
  const [chosenChapter, chooseChapter] = useState(0);
  const [chosenId, choose] = useState<string>();
  const { events, gatewayCalls, status } = found.data;
  const chapters = chaptersOf(events, gatewayCalls);
  const chapter = chapters[chosenChapter] ?? chapters[0];
  const event = chapter?.events.find(({ eventId }) => eventId === chosenId) ?? chapter?.events[0];
  if (!chapter || !event) {
    return (
      <Say
        figure="0"
        unit="events"
        sentence={`${confirmationNumber} was taken over without events.`}
        details="What happens to it from now on stands here."
      />
    );
  }
  const took = tookOf(chapter);
  const sentence = took.isConfirmation
    ? `Confirmed in ${lasting(took.ms)}${took.gatewayMs > 0 ? `, of which ${lasting(took.gatewayMs)} were the gateway’s` : ""}.`
    : `${chapter.title}: ${counted(chapter.events.length, "event")} in ${lasting(took.ms)}.`;
  return (
    <>
      <Say
        figure={lasting(took.ms).split(" ")[0]}
        unit={lasting(took.ms).split(" ").slice(1).join(" ")}
        sentence={sentence}
        details={
          <p>
            <span className="font-mono text-[12px] text-ink">{confirmationNumber}</span> · {status} ·{" "}
            {propertyId} · {counted(events.length, "event")}, {counted(gatewayCalls.length, "call")} to the
            gateway
          </p>
        }
        aside={
          <Chapters
            chapters={chapters}
            chosen={chapters.indexOf(chapter)}
            onChoose={(index) => {
              chooseChapter(index);
              choose(undefined);
            }}
          />
        }
      />
      {found.error && (
        <div className="px-4 pb-3 md:px-6">
          <Refusal
            error={found.error}
            silence="No answer came. What you see may be old; it is asked for again."
          />
        </div>
      )}
      <Timeline chapter={chapter} chosenId={event.eventId} onChoose={choose} />
      <EventList chapter={chapter} chosenId={event.eventId} onChoose={choose} />
      <EventDetails key={event.eventId} event={event} />
    </>
  );
}
