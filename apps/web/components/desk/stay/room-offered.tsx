import type { RoomChoice } from "@roomstream/domain/desk/contract";
import { Check, X } from "lucide-react";
import { floorName } from "@/lib/desk/housekeeping";
import { isReady, readinessWords } from "@/lib/desk/readiness";
import { nightsOf } from "@/lib/words";
import { DeskButton } from "../desk-button";

interface Props {
  room: RoomChoice | undefined;
  roomId: string | null;
  nights: number;
  changing: boolean;
  onChange: () => void;
}

/** The room that is to be given, and what speaks for it and against it. */
export function RoomOffered({ room, roomId, nights, changing, onChange }: Props) {
  if (!roomId)
    return <p className="mt-2 text-ink-2">No room of this type is ready and free. Choose from all.</p>;
  const reasons = room
    ? [
        { speaks: isReady(room.readiness), words: readinessWords(room.readiness) },
        {
          speaks: room.sameType,
          words: room.sameType ? "Of the type that was booked" : "Another type than was booked",
        },
        {
          speaks: room.free,
          words: room.free
            ? `Free for ${nights === 1 ? "the night" : `all ${nightsOf(nights)}`}`
            : room.reason,
        },
      ]
    : [];
  return (
    <>
      <div className="mt-2 grid grid-cols-[auto_1fr_auto] items-center gap-3.5">
        <b className="text-[44px] leading-[48px] font-medium tracking-[-0.03em]">{roomId}</b>
        <p className="leading-[18px] text-ink-2">
          <strong className="block font-medium text-ink">{room?.roomTypeName}</strong>
          {room && floorName(room.floor)}
        </p>
        <DeskButton shortcut="R" aria-expanded={changing} onClick={onChange}>
          {changing ? "Keep it" : "Change"}
        </DeskButton>
      </div>
      <ul className="mt-2.5 grid gap-[3px]">
        {reasons.map(({ speaks, words }) => (
          <li
            key={words}
            className={`grid grid-cols-[20px_1fr] leading-[19px] ${speaks ? "" : "font-medium text-alarm"}`}
          >
            {speaks ? (
              <Check aria-hidden size={14} strokeWidth={1.6} className="mt-[3px] text-ink-2" />
            ) : (
              <X aria-hidden size={14} strokeWidth={1.6} className="mt-[3px]" />
            )}
            {words}
          </li>
        ))}
      </ul>
    </>
  );
}
