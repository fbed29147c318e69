import type { BoardRoom } from "@roomstream/domain/desk/contract";
import type { ReactNode } from "react";
import { roomWords } from "@/lib/desk/room-words";
import { RoomMark } from "../room-mark";
import { StayChip } from "../stay-chip";

interface Props {
  room: BoardRoom;
  chosen: boolean;
  /** Since when whoever holds the phone is in it, as a clock time. */
  inWorkSince: string | undefined;
  /** What was said of it is still on its way. */
  waits: boolean;
  done: boolean;
  onChoose: (roomId: string) => void;
  action: ReactNode;
}

/** A room of the list. Touched, it is the one that the buttons at the foot are about. */
export function RoomRow({ room, chosen, inWorkSince, waits, done, onChoose, action }: Props) {
  const { look, state, who, guest } = roomWords(room);
  return (
    <li
      id={`room-${room.roomId}`}
      className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-1 border-t border-line pr-4 ${chosen ? "bg-well shadow-[inset_3px_0_0_var(--ink)]" : ""}`}
    >
      <button
        type="button"
        aria-pressed={chosen}
        onClick={() => onChoose(room.roomId)}
        className={`grid grid-cols-[60px_minmax(0,1fr)] items-center gap-x-1 py-2 pl-4 text-left focus-visible:outline-offset-[-2px] ${done ? "min-h-[60px]" : "min-h-[72px]"}`}
      >
        <span
          className={`row-span-2 tracking-[-0.015em] ${done ? "text-[20px] leading-6 font-medium" : "text-[24px] leading-7 font-semibold"}`}
        >
          {room.roomId}
        </span>
        <span className={`flex items-center gap-2 ${done ? "" : "font-medium"}`}>
          <RoomMark look={inWorkSince ? "in-work" : look} className="size-3.5" />
          <span className="min-w-0 truncate">
            {inWorkSince ? `You are in here since ${inWorkSince}` : state}
          </span>
        </span>
        <span className="flex items-center gap-2 text-[15px] leading-[21px] text-ink-2">
          {guest && <StayChip look={guest} />}
          <span className="min-w-0 truncate">{waits ? "Waits to be sent" : who}</span>
        </span>
      </button>
      {action}
    </li>
  );
}
