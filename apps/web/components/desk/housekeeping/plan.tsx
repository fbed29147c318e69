import type { BoardRoom } from "@roomstream/domain/desk/contract";
import { corridor, isOutOfOrder } from "@/lib/desk/housekeeping";
import { roomWords } from "@/lib/desk/room-words";

interface Props {
  rooms: BoardRoom[];
  chosen: string | undefined;
  inWork: string | undefined;
  onChoose: (roomId: string) => void;
}

const door = (room: BoardRoom, inWork: boolean) => {
  if (isOutOfOrder(room)) return "door-out-of-order border-(--blocked)";
  if (inWork)
    return "border-ink font-semibold pl-1.5 bg-[linear-gradient(90deg,var(--ink)_8px,var(--sheet)_8px)]";
  return room.status === "DIRTY"
    ? "border-ink bg-ink font-semibold text-paper"
    : "border-line-strong bg-sheet";
};
const foot = ({ occupied, arriving }: BoardRoom) =>
  occupied ? "door-in-house" : arriving ? "door-comes" : "";

/** As many doors as stand beside one another on a phone. */
const MOST_DOORS = 7;

/** Doors in a row, so that the last row of the longer side is about as full as the others. */
function doorsInRow(sides: BoardRoom[][]): number {
  const doors = Math.max(1, ...sides.map((side) => side.length));
  return Math.ceil(doors / Math.ceil(doors / MOST_DOORS));
}

/** The doors along the corridor, as one walks past them. */
export function Plan({ rooms, chosen, inWork, onChoose }: Props) {
  const sides = corridor(rooms);
  const gridTemplateColumns = `repeat(${doorsInRow(sides)}, minmax(0, 1fr))`;
  return (
    <nav aria-label="The corridor" className="mt-3 grid gap-1">
      {sides.map((side, index) => (
        <div key={side[0]?.roomId} className="grid gap-1">
          {index > 0 && (
            <hr className="my-[3px] h-px border-0 bg-[repeating-linear-gradient(90deg,var(--line-strong)_0_6px,transparent_6px_11px)]" />
          )}
          <div className="grid gap-1" style={{ gridTemplateColumns }}>
            {side.map((room) => {
              const { state, who } = roomWords(room);
              return (
                <button
                  key={room.roomId}
                  type="button"
                  aria-label={`${room.roomId}, ${state}. ${who}`}
                  aria-pressed={room.roomId === chosen}
                  onClick={() => onChoose(room.roomId)}
                  className={`door relative grid h-11 place-items-center overflow-hidden rounded-1 border text-[14px] font-medium ${door(room, room.roomId === inWork)} ${foot(room)} ${room.roomId === chosen ? "outline-2 outline-offset-[1.5px] outline-ink" : ""}`}
                >
                  <span>{room.roomId}</span>
                </button>
              );
            })}
          </div>
        </div>
      ))}
    </nav>
  );
}

/** What the marks on the doors mean. */
export const PlanKey = () => (
  <p aria-hidden className="mt-2.5 flex gap-[18px] text-[14px] leading-[18px] text-ink-2">
    <span className="flex items-center gap-[7px]">
      <i className="h-[11px] w-3.5 rounded-[2px] bg-ink" />
      to clean
    </span>
    <span className="flex items-center gap-[7px]">
      <i className="h-[3px] w-4 bg-in-house" />
      guest stays
    </span>
    <span className="flex items-center gap-[7px]">
      <i className="h-[3px] w-4 bg-[repeating-linear-gradient(90deg,var(--confirmed)_0_4px,transparent_4px_6px)]" />
      comes today
    </span>
  </p>
);
