"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { DeskButton } from "@/components/desk/desk-button";
import { Refusal } from "@/components/desk/refusal";
import { useTRPC } from "@/lib/api";
import { dataLast } from "@/lib/operations/letter-kinds";
import { readJson } from "@/lib/operations/read-json";
import type { Letter } from "@/lib/operations/types";

/** It is looked at by the catalog when nothing was typed for so long. */
const PAUSE_MS = 400;

/** Replays it as it is, or edited; what is edited is held against the catalog before it can be sent. */
export function LetterMending({ letter, onReplay }: { letter: Letter; onReplay: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { deadLetterId, group, envelope, value, problem } = letter;
  const [isEditing, setEditing] = useState(problem !== null);
  const [text, setText] = useState(() =>
    envelope === null ? value : JSON.stringify(dataLast(envelope), null, 2),
  );
  const check = useMutation(trpc.operations.deadLetters.check.mutationOptions());
  const replay = useMutation(
    trpc.operations.deadLetters.replay.mutationOptions({
      onMutate: onReplay,
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.operations.deadLetters.pathKey() }),
    }),
  );
  const read = readJson(text);
  const { mutate: ask } = check;
  useEffect(() => {
    if (!isEditing) return;
    const now = readJson(text);
    if (!now.ok) return;
    const timer = setTimeout(() => ask({ deadLetterId, edited: now.value }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isEditing, text, deadLetterId, ask]);
  const isOfText = read.ok && JSON.stringify(check.variables?.edited) === JSON.stringify(read.value);
  const errors = !read.ok
    ? [{ path: "", message: read.problem }]
    : isOfText
      ? (check.data?.errors ?? [])
      : [];
  const fits = read.ok && isOfText && check.data?.errors.length === 0;
  return (
    <section aria-label="Mend it" className="border-t border-ink px-4 pt-3 pb-5 md:px-7">
      <h3 className="font-semibold">
        Mend it <span className="font-normal text-ink-3">only {group} takes the replay</span>
      </h3>
      {isEditing && (
        <>
          <label htmlFor="edited" className="mt-2 block text-ink-2">
            The event that takes its place. Its id and the times of recording are made anew.
          </label>
          <textarea
            id="edited"
            value={text}
            onChange={(event) => setText(event.target.value)}
            rows={18}
            spellCheck={false}
            aria-invalid={errors.length > 0}
            aria-describedby="edited-says"
            className="mt-1.5 block w-full resize-y rounded-2 border border-line-strong bg-paper px-3 py-2 font-mono text-[12px] leading-[17px] aria-[invalid=true]:border-alarm"
          />
          <div id="edited-says" role="status" className="mt-1.5 min-h-5 text-[12px] leading-5">
            {fits && <p className="font-medium text-in-house">It fits the catalog. Nothing was sent yet.</p>}
            {errors.slice(0, 8).map(({ path, message }) => (
              <p key={`${path} ${message}`} className="text-alarm wrap-anywhere">
                {path !== "" && <span className="font-mono">{path.replace(/^edited\.?/, "")} </span>}
                {message}
              </p>
            ))}
          </div>
        </>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        {isEditing ? (
          <>
            <DeskButton
              look="ink"
              disabled={!fits}
              asking={replay.isPending}
              onClick={() => read.ok && replay.mutate({ deadLetterId, edited: read.value })}
            >
              Replay it as edited
            </DeskButton>
            {problem === null && <DeskButton onClick={() => setEditing(false)}>Leave it as it is</DeskButton>}
          </>
        ) : (
          <>
            <DeskButton look="ink" asking={replay.isPending} onClick={() => replay.mutate({ deadLetterId })}>
              Replay this one
            </DeskButton>
            <DeskButton onClick={() => setEditing(true)}>Edit it first</DeskButton>
          </>
        )}
      </div>
      <div className="mt-2 empty:hidden">
        <Refusal
          error={replay.error ?? check.error}
          silence="No answer came. Look how it stands before you try again."
        />
      </div>
    </section>
  );
}
