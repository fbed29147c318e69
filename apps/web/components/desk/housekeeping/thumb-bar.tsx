"use client";

import type { BoardRoom } from "@roomstream/domain/desk/contract";
import { Wrench } from "lucide-react";
import { isOutOfOrder } from "@/lib/desk/housekeeping";

interface Props {
  room: BoardRoom | undefined;
  inWork: boolean;
  /** Minutes that somebody has been in it. */
  minutes: number;
  /** Whether the caller may take rooms out of order. */
  mayRepair: boolean;
  onStart: () => void;
  onStatus: (status: "CLEAN" | "DIRTY" | "INSPECTED") => void;
  onFault: () => void;
  onBack: () => void;
}

const main =
  "flex min-h-14 items-center justify-between gap-3 rounded-2 bg-ink px-[18px] text-left text-[17px] font-semibold text-paper disabled:opacity-60";
const side =
  "grid min-h-14 min-w-[60px] place-items-center content-center gap-px rounded-2 border border-line-strong bg-sheet px-2 text-[13px] leading-4 font-medium";

/** What can be said of the chosen room, where the thumb is. */
export function ThumbBar({ room, inWork, minutes, mayRepair, ...does }: Props) {
  if (!room) return <p className="flex min-h-14 items-center text-ink-2">Touch a room to say how it is.</p>;
  const { roomId, status } = room;
  if (isOutOfOrder(room)) {
    return mayRepair ? (
      <button type="button" className={`${main} w-full`} onClick={does.onBack}>
        Put {roomId} back in order
      </button>
    ) : (
      <p className="flex min-h-14 items-center text-ink-2">
        {roomId} is out of order; the desk puts it back.
      </p>
    );
  }
  const dirty = status === "DIRTY";
  return (
    <div className="flex gap-2">
      {dirty && !inWork && (
        <button type="button" className={side} onClick={does.onStart}>
          Start
        </button>
      )}
      {dirty && (
        <button type="button" className={`${main} flex-1`} onClick={() => does.onStatus("CLEAN")}>
          {inWork ? `Finish ${roomId}` : `${roomId} is clean`}
          {inWork && <span className="text-[15px] font-normal opacity-80">{minutesInWords(minutes)}</span>}
        </button>
      )}
      {status === "CLEAN" && (
        <button type="button" className={`${main} flex-1`} onClick={() => does.onStatus("INSPECTED")}>
          {roomId} is inspected
        </button>
      )}
      {!dirty && (
        <button
          type="button"
          className={`${side} ${status === "INSPECTED" ? "flex-1 text-[17px]! font-semibold!" : ""}`}
          onClick={() => does.onStatus("DIRTY")}
        >
          {status === "INSPECTED" ? `${roomId} is to be cleaned` : "To clean"}
        </button>
      )}
      {mayRepair && (
        <button type="button" className={side} onClick={does.onFault}>
          <Wrench aria-hidden size={20} strokeWidth={1.4} />
          Fault
        </button>
      )}
    </div>
  );
}

const minutesInWords = (minutes: number) =>
  minutes < 1 ? "just begun" : minutes === 1 ? "1 minute" : `${minutes} minutes`;
