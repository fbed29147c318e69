"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { Refusal } from "@/components/desk/refusal";
import { useTRPC } from "@/lib/api";
import { coverSealed } from "@/lib/operations/cover-sealed";
import { pathsIn } from "@/lib/operations/json-lines";
import { dataLast, numberIn } from "@/lib/operations/letter-kinds";
import { capital, count, counted, dayAndClockOf } from "@/lib/operations/words";
import { Json } from "../json";
import { LetterEnding } from "./letter-ending";
import { LetterMending } from "./letter-mending";
import { WhoHasIt } from "./who-has-it";

/** How often it is looked at again while a replay is on its way. */
const EVERY_MS = 1_000;

/** One dead letter: what failed and where, the event with the place marked, and the ways to mend it. */
export function LetterView({ deadLetterId, mayReplay }: { deadLetterId: string; mayReplay: boolean }) {
  const asked = useTRPC().operations.deadLetters.get.queryOptions(
    { deadLetterId },
    {
      refetchInterval: ({ state }) =>
        state.data?.waits || state.data?.replacement === "waits" ? EVERY_MS : false,
    },
  );
  const found = useQuery(asked);
  /** How often it had been replayed when it was replayed here. */
  const [replaysBefore, setReplaysBefore] = useState<number>();
  const letter = found.data;
  if (!letter) {
    return (
      <div className="bg-sheet p-4 md:p-7">
        {found.error ? (
          <Refusal error={found.error} silence="No answer came. Choose it again." />
        ) : (
          <div aria-hidden className="shape h-72" />
        )}
      </div>
    );
  }
  const number = numberIn(letter.envelope);
  const facts = [
    ["Event", letter.topic],
    ["Failed in", letter.group],
    ["Hotel", letter.propertyId],
    ["Place in the log", `partition ${letter.partition}, offset ${count(letter.offset)}`],
    ["Failed at", dayAndClockOf(letter.deadAt)],
    ["Tried", counted(letter.tries, "time")],
    ["Replayed", letter.replays === 0 ? "never" : counted(letter.replays, "time")],
  ] as const;
  return (
    <article aria-labelledby="letter" className="min-w-0 bg-sheet max-lg:border-t max-lg:border-line-strong">
      <header className="border-b border-line px-4 pt-4 pb-3 md:px-7">
        <h2 id="letter" className="text-[16px] leading-6 font-semibold wrap-anywhere">
          {capital(letter.errorKind)}
        </h2>
        <dl className="mt-2 flex flex-wrap gap-x-8 gap-y-2">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt className="text-[12px] text-ink-3">{name}</dt>
              <dd className="wrap-anywhere">{value}</dd>
            </div>
          ))}
          {number && (
            <div>
              <dt className="text-[12px] text-ink-3">Reservation</dt>
              <dd>
                <Link
                  href={`/manage/operations/events/${number}`}
                  prefetch={false}
                  className="link font-mono text-[12px]"
                >
                  {number}
                </Link>
              </dd>
            </div>
          )}
        </dl>
      </header>
      <LetterEnding
        letter={letter}
        wasReplayedHere={replaysBefore !== undefined && letter.replays > replaysBefore}
      />
      <div className="grid border-b border-line xl:grid-cols-[minmax(0,1fr)_300px]">
        <section aria-label="What failed" className="min-w-0 px-4 py-3 md:px-7">
          <h3 className="font-semibold">
            {letter.problem === null ? "What failed" : "It is no event as it is"}
          </h3>
          <p className="mt-1 font-mono text-[12px] leading-[17px] whitespace-pre-wrap text-alarm wrap-anywhere">
            {letter.problem ?? letter.error}
          </p>
        </section>
        <WhoHasIt letter={letter} />
      </div>
      <section aria-label="This event" className="min-w-0 px-4 py-3 md:px-7">
        <h3 className="font-semibold">
          This event{" "}
          <span className="font-normal text-ink-3">
            {letter.problem === null
              ? "what is sealed is covered"
              : "marked is what does not fit the catalog"}
          </span>
        </h3>
        {letter.envelope === null ? (
          <pre className="mt-2 overflow-x-auto font-mono text-[11.5px] leading-[17px] whitespace-pre-wrap text-alarm">
            {letter.value}
          </pre>
        ) : (
          <Json
            value={coverSealed(dataLast(letter.envelope))}
            label="The event"
            marked={pathsIn(letter.problem ?? "")}
          />
        )}
      </section>
      {letter.status === "open" &&
        (mayReplay ? (
          <LetterMending letter={letter} onReplay={() => setReplaysBefore(letter.replays)} />
        ) : (
          <p className="border-t border-line px-4 py-4 text-ink-2 md:px-7">
            An administrator of the hotel can mend and replay it.
          </p>
        ))}
    </article>
  );
}
