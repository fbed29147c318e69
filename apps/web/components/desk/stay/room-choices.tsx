"use client";

import type { RoomChoice } from "@roomstream/domain/desk/contract";
import { useEffect, useMemo, useRef, useState } from "react";
import { floorName } from "@/lib/desk/housekeeping";
import { isReady, lookOf, readinessWords } from "@/lib/desk/readiness";
import { RoomMark } from "../room-mark";

interface Props {
  choices: RoomChoice[] | undefined;
  /** The room that is chosen, not yet given. */
  chosen: string | null;
  onChoose: (roomId: string) => void;
}

const SHOWN = 8;

/** The rooms that a stay could have, the best first; those that are not free say why. */
export function RoomChoices({ choices, chosen, onChoose }: Props) {
  const [all, setAll] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const isThere = choices !== undefined;
  useEffect(() => {
    // The choices come after the sheet; who was waiting for them goes on by the keyboard.
    if (isThere && document.activeElement?.matches("[role=dialog]"))
      list.current?.querySelector<HTMLElement>("input:checked")?.focus();
  }, [isThere]);
  const free = useMemo(() => choices?.filter((choice) => choice.free) ?? [], [choices]);
  if (!choices) {
    return (
      <div aria-hidden className="mt-3 grid gap-px">
        {[0, 1, 2, 3, 4].map((line) => (
          <div key={line} className="shape h-10" />
        ))}
      </div>
    );
  }
  const shown = all ? choices : free.slice(0, SHOWN);
  const hidden = choices.length - shown.length;
  return (
    <>
      {free.length === 0 && (
        <p className="mt-3 text-ink-2">
          No room is free for all the nights. Shorten the stay, or move somebody who has not come yet.
        </p>
      )}
      <div ref={list} role="radiogroup" aria-label="Room" className="mt-3 border-t border-line">
        {shown.map((choice) => (
          <label
            key={choice.roomId}
            className={`grid min-h-11 grid-cols-[auto_44px_minmax(0,1fr)_auto] items-center gap-x-2.5 border-b border-line py-1.5 md:min-h-9 ${choice.free ? "" : "text-ink-3"} ${choice.roomId === chosen ? "bg-well" : ""}`}
          >
            <input
              type="radio"
              name="room"
              value={choice.roomId}
              checked={choice.roomId === chosen}
              disabled={!choice.free}
              onChange={() => onChoose(choice.roomId)}
              className="accent-ink"
            />
            <b className="text-[15px] font-semibold">{choice.roomId}</b>
            <span className="min-w-0 truncate">
              {choice.roomTypeName}, {floorName(choice.floor).toLowerCase()}
              {!choice.sameType && choice.free && <span className="text-pending"> another type</span>}
            </span>
            <span className={`flex items-center gap-[7px] ${isReady(choice.readiness) ? "" : "text-ink-2"}`}>
              {choice.free ? (
                <>
                  <RoomMark look={lookOf(choice.readiness)} />
                  {readinessWords(choice.readiness)}
                </>
              ) : (
                choice.reason
              )}
            </span>
          </label>
        ))}
      </div>
      {(hidden > 0 || all) && (
        <button type="button" className="link mt-2 min-h-8" onClick={() => setAll(!all)}>
          {all ? "Show only the best" : `Show all ${choices.length} rooms`}
        </button>
      )}
    </>
  );
}
