import type { DeskStay } from "@roomstream/domain/desk/contract";
import { shortDate } from "@/lib/dates";
import type { ListName } from "@/lib/desk/keys";
import { isOverstay } from "@/lib/desk/lists";
import { roomState } from "@/lib/desk/readiness";
import { RoomMark } from "../room-mark";
import { StayChip } from "../stay-chip";

/** What stands above how each line is. */
export const stateTitles: Record<ListName, string> = {
  arrivals: "Ready",
  departures: "Status",
  "in-house": "Status",
  "to-clean": "",
  occupied: "",
  tonight: "Status",
};

/** What will be in a list, and how it starts. */
export const emptyWords: Record<ListName, string> = {
  arrivals: "Nobody arrives today. Who books for tonight appears here at once.",
  departures: "Nobody leaves today. Who is to leave, or stays longer than booked, appears here.",
  "in-house": "Nobody is in the house. Who is checked in appears here.",
  "to-clean": "No room is to be cleaned. After a check-out, and for guests who stay, rooms appear here.",
  occupied: "Every room is taken.",
  tonight: "Nobody sleeps here tonight yet.",
};

/** How it stands with a stay: the room of who comes, or where the guest is. */
export function StayState({ stay, businessDate }: { stay: DeskStay; businessDate: string }) {
  if (stay.changing) return <span className="truncate text-pending">A change is being decided</span>;
  if (stay.status === "CHECKED_OUT") {
    return (
      <>
        <StayChip look="gone" />
        <span className="truncate">Gone</span>
      </>
    );
  }
  if (stay.status === "CHECKED_IN") {
    const over = isOverstay(stay, businessDate);
    return (
      <>
        <StayChip look="in-house" />
        <span className={`truncate ${over ? "font-medium text-alarm" : ""}`}>
          {over
            ? `Should have left ${shortDate(stay.departure)}`
            : stay.departure === businessDate
              ? "Leaves today"
              : "In house"}
        </span>
      </>
    );
  }
  const { look, words } = roomState(stay);
  const wanting = stay.readiness === "OUT_OF_ORDER" || stay.readiness === "OCCUPIED";
  return (
    <span
      className={`flex min-w-0 items-center gap-[7px] ${wanting ? "font-medium text-alarm" : "text-ink-2"}`}
    >
      {look && <RoomMark look={look} />}
      <span className="truncate">{words}</span>
    </span>
  );
}
