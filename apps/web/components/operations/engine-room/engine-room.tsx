"use client";

import { useEffect, useState } from "react";
import { Refusal } from "@/components/desk/refusal";
import { headlineOf } from "@/lib/operations/headline";
import { postsOf } from "@/lib/operations/posts";
import { useEngineRoom } from "@/lib/operations/use-engine-room";
import { clockOf, counted, lasting, perSecond } from "@/lib/operations/words";
import { Choice } from "../choice";
import { Say } from "../say";
import { Charts } from "./charts";
import { FlowMap } from "./flow-map";
import { FlowTable } from "./flow-table";
import { NewestEvents } from "./newest-events";
import { Promises } from "./promises";
import { WaysOut } from "./ways-out";

const VIEWS = [
  { name: "map", words: "Map" },
  { name: "table", words: "Table" },
] as const;
type View = (typeof VIEWS)[number]["name"];

/** What flows through the house now, where it waits and why, and how the promises are kept. */
export function EngineRoom({ propertyId }: { propertyId: string }) {
  const room = useEngineRoom(propertyId);
  const [view, setView] = useState<View>("map");
  useEffect(() => {
    if (matchMedia("(width < 768px)").matches) setView("table");
  }, []);
  const { flow, consumers, letters, seen } = room;
  if (!flow || !consumers) {
    return (
      <div className="px-4 py-6 md:px-6">
        <h1 className="mb-3 text-[15px] font-semibold">The figures are on their way.</h1>
        {room.error ? (
          <Refusal error={room.error} silence="No answer came. It is asked again by itself." />
        ) : (
          <div aria-hidden className="shape h-[60vh]" />
        )}
      </div>
    );
  }
  const posts = postsOf(flow, consumers);
  const open = (letters?.kinds ?? []).reduce((sum, kind) => sum + kind.count, 0);
  const { sentence, details } = headlineOf(posts, flow.gateway, open);
  const recorded = flow.topics.reduce((sum, topic) => sum + topic.recorded, 0);
  const workers = posts.reduce((sum, post) => sum + post.workers, 0);
  const unpublished = posts.reduce((sum, post) => sum + post.unpublished, 0);
  const oldest = Math.max(0, ...posts.map((post) => post.oldestUnpublishedMs ?? 0));
  return (
    <div className="xl:grid xl:grid-cols-[minmax(0,1fr)_316px]">
      <div className="flex min-w-0 flex-col border-line xl:border-r">
        <Say
          figure={perSecond(recorded, flow.windowSeconds)}
          unit="events/s"
          sentence={sentence}
          details={<p aria-live="polite">{details.join(" ")}</p>}
          aside={
            <div className="flex items-center gap-4 text-[12px] text-ink-3">
              <p className="hidden text-right leading-[17px] md:block">
                {counted(workers, "worker")}, as of {clockOf(room.readAt)}
                <br />
                {unpublished === 0
                  ? "outboxes empty"
                  : `outboxes ${counted(unpublished, "event")}, oldest ${lasting(oldest)}`}
              </p>
              <Choice label="Show as" chosen={view} choices={VIEWS} onChoose={setView} />
            </div>
          }
        />
        {room.error && (
          <div className="px-4 pb-3 md:px-6">
            <Refusal
              error={room.error}
              silence={`No answer came. These are the figures of ${clockOf(room.readAt)}.`}
            />
          </div>
        )}
        {view === "map" ? (
          <FlowMap flow={flow} consumers={consumers} posts={posts} passed={room.passed} sentence={sentence} />
        ) : (
          <FlowTable flow={flow} consumers={consumers} posts={posts} />
        )}
        <WaysOut gateway={flow.gateway} />
        <Charts seen={seen} confirmed={flow.createdToConfirmed} kinds={letters?.kinds} />
      </div>
      <NewestEvents events={flow.newest} />
      <Promises />
    </div>
  );
}
