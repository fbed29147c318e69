"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { DeskButton } from "@/components/desk/desk-button";
import { Refusal } from "@/components/desk/refusal";
import { useTRPC, useTRPCClient } from "@/lib/api";
import { useLive } from "@/lib/live/use-live";
import { kindsOf } from "@/lib/operations/letter-kinds";
import { count, counted, dayAndClockOf } from "@/lib/operations/words";
import { Choice } from "../choice";
import { Say } from "../say";
import { LetterKindPart } from "./letter-kind-part";
import { LetterView } from "./letter-view";

const SHOWN = [
  { name: "open", words: "Open" },
  { name: "replayed", words: "Replayed" },
] as const;
type Shown = (typeof SHOWN)[number]["name"];

/** What no group could handle, by what went wrong; one of them open to be read, mended and replayed. */
export function DeadLetters({ propertyId, mayReplay }: { propertyId: string; mayReplay: boolean }) {
  const beside = useRef<HTMLDivElement>(null);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [shown, show] = useState<Shown>("open");
  const [chosenId, choose] = useState<string>();
  const letters = useInfiniteQuery({
    queryKey: [...trpc.operations.deadLetters.pathKey(), "pages", shown],
    queryFn: ({ pageParam: cursor }) =>
      client.operations.deadLetters.list.query({ status: shown, limit: 100, ...(cursor && { cursor }) }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  useLive({ propertyId, kinds: { "dead-letter": [trpc.operations.deadLetters.pathKey()] } });
  const items = letters.data?.pages.flatMap((page) => page.items) ?? [];
  const open = letters.data?.pages[0]?.kinds ?? [];
  const kinds = kindsOf(items, shown === "open" ? open : []);
  const many = open.reduce((sum, kind) => sum + kind.count, 0);
  const newest = open
    .map(({ lastAt }) => lastAt)
    .sort()
    .at(-1);
  const firstId = items[0]?.deadLetterId;
  // What is open stays open when newer letters come, and when it is replayed and leaves the list.
  useEffect(() => {
    if (firstId !== undefined) choose((before) => before ?? firstId);
  }, [firstId]);
  return (
    <>
      <Say
        figure={letters.data ? count(many) : "–"}
        sentence={
          !letters.data
            ? "The dead letters are on their way."
            : many === 0
              ? "No event waits for a hand."
              : `${counted(many, "event")} ${many === 1 ? "waits" : "wait"} for a hand, for ${counted(open.length, "reason")}.`
        }
        details={
          <p>
            {many === 0
              ? "What a group cannot handle after five tries, or not read at all, is put aside here; all others flow on."
              : `Each keeps its place in the log, and only the group that failed goes without it.${newest ? ` None new since ${dayAndClockOf(newest)}.` : ""}`}
          </p>
        }
        aside={<Choice label="Show" chosen={shown} choices={SHOWN} onChoose={show} />}
      />
      {letters.error && (
        <div className="px-4 pb-3 md:px-6">
          <Refusal
            error={letters.error}
            silence="No answer came. What you see may be old; load the page again."
          />
        </div>
      )}
      <div className="grid flex-1 border-t border-line lg:grid-cols-[minmax(360px,506px)_minmax(0,1fr)]">
        <div className="min-w-0 border-line lg:border-r">
          {letters.isPending && <div aria-hidden className="shape m-4 h-40" />}
          {letters.data && items.length === 0 && (
            <p className="px-4 py-5 text-ink-2 md:px-6">
              {shown === "open" ? "There is nothing to mend." : "None was replayed yet."}
            </p>
          )}
          {kinds.map((kind) => (
            <LetterKindPart
              key={`${kind.group} ${kind.topic} ${kind.errorKind}`}
              kind={kind}
              chosenId={chosenId}
              mayReplay={mayReplay && shown === "open"}
              onChoose={(deadLetterId) => {
                choose(deadLetterId);
                beside.current?.scrollIntoView({ block: "nearest" });
              }}
            />
          ))}
          {letters.hasNextPage && (
            <DeskButton
              className="m-4 md:mx-6"
              asking={letters.isFetchingNextPage}
              onClick={() => letters.fetchNextPage()}
            >
              Older ones
            </DeskButton>
          )}
        </div>
        <div ref={beside} className="min-w-0 scroll-mt-14">
          {chosenId && <LetterView key={chosenId} deadLetterId={chosenId} mayReplay={mayReplay} />}
        </div>
      </div>
    </>
  );
}
