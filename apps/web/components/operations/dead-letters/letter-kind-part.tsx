"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { DeskButton } from "@/components/desk/desk-button";
import { Refusal } from "@/components/desk/refusal";
import { useTRPC } from "@/lib/api";
import { type Kind, standingOf } from "@/lib/operations/letter-kinds";
import { capital, count, counted, lasting } from "@/lib/operations/words";
import { useNow } from "@/lib/use-now";

interface Props {
  kind: Kind;
  chosenId: string | undefined;
  mayReplay: boolean;
  onChoose: (deadLetterId: string) => void;
}

/** Letters with one cause: what it was, each of them, and all of them replayed at once. */
export function LetterKindPart({ kind, chosenId, mayReplay, onChoose }: Props) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const now = useNow(Date.now(), 10_000);
  const replay = useMutation(
    trpc.operations.deadLetters.replayKind.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.operations.deadLetters.pathKey() }),
    }),
  );
  const { group, topic, errorKind } = kind;
  return (
    <section aria-label={`${errorKind}: ${topic} at ${group}`} className="border-b border-line-strong pb-2">
      <div className="flex items-start gap-4 px-4 pt-3 pb-2 md:px-6">
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold wrap-anywhere">{capital(errorKind)}</h2>
          <p className="text-[12px] text-ink-2">
            {group}, from {topic}
          </p>
        </div>
        <span className="font-serif text-[20px] leading-6 lining-nums">{count(kind.count)}</span>
      </div>
      <ol>
        {kind.letters.map((letter) => (
          <li key={letter.deadLetterId}>
            <button
              type="button"
              aria-pressed={letter.deadLetterId === chosenId}
              onClick={() => onChoose(letter.deadLetterId)}
              className="grid min-h-11 w-full grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-4 border-b border-l-3 border-line border-l-transparent px-4 text-left last:border-b-0 hover:bg-sheet focus-visible:outline-offset-[-3px] aria-pressed:border-l-ink aria-pressed:bg-sheet md:min-h-7 md:pr-6 md:pl-[21px]"
            >
              <span className="truncate">
                {letter.propertyId}
                <span className="ml-3 text-ink-3">
                  partition {letter.partition}, offset {count(letter.offset)}
                </span>
              </span>
              <span className="text-ink-2">
                {letter.status === "open" ? counted(letter.tries, "try", "tries") : standingOf(letter)}
              </span>
              <span className="w-16 text-right text-ink-2">
                {lasting(Math.max(0, now - Date.parse(letter.deadAt)))}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {mayReplay && (
        <div className="flex flex-wrap items-center gap-3 px-4 pt-2 md:px-6">
          <DeskButton asking={replay.isPending} onClick={() => replay.mutate({ group, topic, errorKind })}>
            {kind.count === 1 ? "Replay it as it is" : `Replay all ${count(kind.count)} as they are`}
          </DeskButton>
          <p role="status" className="text-[12px] text-ink-2">
            {replay.isPending && "They are given back, page by page."}
            {replay.data &&
              `${counted(replay.data.replayed, "letter")} given back to ${group}${replay.data.toBeEdited > 0 ? `; ${count(replay.data.toBeEdited)} must be edited first` : ""}. What fails again stays here.`}
          </p>
        </div>
      )}
      {replay.error && (
        <div className="px-4 pt-2 md:px-6">
          <Refusal
            error={replay.error}
            silence="No answer came. Look which are still open before you try again."
          />
        </div>
      )}
    </section>
  );
}
