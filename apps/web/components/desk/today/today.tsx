"use client";

import type { DeskStay } from "@roomstream/domain/desk/contract";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTRPC } from "@/lib/api";
import { longDate } from "@/lib/dates";
import { actsOf, type May } from "@/lib/desk/acts";
import { dayInWords, figuresOf } from "@/lib/desk/figures";
import { type Act, type Intent, type ListName, moved } from "@/lib/desk/keys";
import { found } from "@/lib/desk/lists";
import { roomParts, stayParts } from "@/lib/desk/parts-of";
import { useToday } from "@/lib/desk/use-desk";
import { useDeskKeys } from "@/lib/desk/use-desk-keys";
import { wantsOf } from "@/lib/desk/wants";
import { KeysSheet } from "../keys-sheet";
import { Refusal } from "../refusal";
import { StaySheets } from "../stay/stay-sheets";
import { Actions } from "./actions";
import { Elsewhere } from "./elsewhere";
import { Find } from "./find";
import { JustNow } from "./just-now";
import { KeysFoot } from "./keys-foot";
import { emptyWords, StayState, stateTitles } from "./list-words";
import { RoomList } from "./room-list";
import { StayList } from "./stay-list";
import { Tabs } from "./tabs";
import { TodayShape } from "./today-shape";
import { WantsSomeone } from "./wants-someone";

interface Props {
  propertyId: string;
  may: May;
}

/** The day at the desk: its figures, its lists, and what wants someone. */
export function TodayPage({ propertyId, may }: Props) {
  const trpc = useTRPC();
  const today = useToday(propertyId);
  const [list, setList] = useState<ListName>("arrivals");
  const [chosenId, choose] = useState<string>();
  const [text, find] = useState("");
  const [sheet, setSheet] = useState<{ act: Act; reservationId: string }>();
  const [showsKeys, showKeys] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const day = today.data;
  const wants = day ? wantsOf(day) : [];
  const isOfRooms = list === "to-clean" || list === "occupied";
  const rooms = useQuery(trpc.desk.rooms.queryOptions({ propertyId }, { enabled: isOfRooms }));

  const parts = day ? found(stayParts(list, day), text) : [];
  const lines = parts.flatMap((part) => part.lines);
  const chosen = lines.find(({ reservationId }) => reservationId === chosenId);
  const show = (next: ListName) => {
    setList(next);
    choose(undefined);
  };
  // The newest that was read of it; when the stay has left the day, its sheet has nothing to show.
  const opened =
    day &&
    sheet &&
    [...day.arrivals, ...day.departures, ...day.inHouse].find(
      ({ reservationId }) => reservationId === sheet.reservationId,
    );
  const act = (what: Act, stay: Pick<DeskStay, "reservationId">) =>
    setSheet({ act: what, reservationId: stay.reservationId });

  const hear = (intent: Intent) => {
    const chooseLine = (line: DeskStay | undefined) => {
      choose(line?.reservationId);
      if (line) document.querySelector<HTMLElement>(`[data-line="${line.reservationId}"] > button`)?.focus();
    };
    switch (intent.do) {
      case "list":
        return show(intent.list);
      case "choose":
        return chooseLine(moved(lines, chosen, intent.by));
      case "first":
        return chooseLine(lines[0]);
      case "last":
        return chooseLine(lines.at(-1));
      case "find":
        return field.current?.focus();
      case "keys":
        return showKeys(true);
      case "back":
        if (document.activeElement === field.current) {
          find("");
          field.current?.blur();
        } else choose(undefined);
        return;
      default:
        if (chosen && day && actsOf(chosen, day.businessDate, may).includes(intent.do))
          act(intent.do, chosen);
    }
  };
  useDeskKeys(hear, opened !== undefined || showsKeys);

  return (
    <div className="flex min-h-0 flex-1 flex-col text-[15px] leading-[1.4] md:text-[13px] md:leading-[18px] xl:grid xl:flex-none xl:h-[calc(100dvh-49px)] xl:grid-cols-[minmax(0,1fr)_336px] xl:grid-rows-[minmax(0,1fr)] xl:overflow-hidden">
      <div className="flex min-h-0 min-w-0 flex-col">
        <div className="flex min-h-15 flex-none flex-wrap items-center gap-x-2 px-4 py-2 md:pr-5 md:pl-6">
          <div className="mr-auto min-w-0">
            <h1 className="text-[18px] leading-6 font-semibold tracking-[-0.01em]">
              {day ? longDate(day.businessDate) : "Today"}
            </h1>
            <p className="text-ink-2">{day ? dayInWords(day) : "The day is on its way."}</p>
          </div>
          {wants.length > 0 && (
            <a href="#wants" className="link py-2 text-ink-2 xl:hidden">
              {wants.length === 1 ? "1 wants someone" : `${wants.length} want someone`}
            </a>
          )}
          {!isOfRooms && <Find ref={field} text={text} onFind={find} />}
        </div>
        {day && <Tabs figures={figuresOf(day)} chosen={list} onChoose={show} />}
        <div
          id="list"
          role="tabpanel"
          aria-labelledby={`tab-${list}`}
          className="min-h-0 flex-1 bg-sheet [scrollbar-width:thin] xl:overflow-y-auto"
        >
          {today.error && (
            <div className="px-4 py-3 md:px-6">
              <Refusal
                error={today.error}
                silence="No answer came. What you see may be old; it is asked for again."
              />
            </div>
          )}
          {!day && !today.error && <TodayShape />}
          {day && !isOfRooms && (
            <StayList
              parts={parts}
              chosen={chosenId}
              onChoose={choose}
              stateOf={(line) => <StayState stay={line} businessDate={day.businessDate} />}
              actionsOf={(line) => (
                <Actions stay={line} businessDate={day.businessDate} may={may} onAct={act} />
              )}
              stateTitle={stateTitles[list]}
              empty={
                text === "" ? emptyWords[list] : `Nobody in this list has “${text}” in name, room or number.`
              }
            />
          )}
          {day && !isOfRooms && <Elsewhere today={day} text={text} shown={lines} />}
          {day && isOfRooms && !rooms.data && <TodayShape />}
          {day && isOfRooms && rooms.data && (
            <RoomList
              propertyId={propertyId}
              parts={roomParts(list, rooms.data.items)}
              mayClean={may.clean}
              empty={emptyWords[list]}
            />
          )}
        </div>
        <KeysFoot
          auditAt={day?.auditAt ?? null}
          timeZone={day?.timeZone ?? "UTC"}
          onKeys={() => showKeys(true)}
        />
      </div>
      <aside className="flex min-h-0 flex-col overflow-y-auto border-line-strong bg-paper max-xl:border-t xl:border-l">
        {day && (
          <WantsSomeone
            wants={wants}
            mayWrite={may.write}
            onAct={(what, reservationId) => act(what, { reservationId })}
          />
        )}
        {day && <JustNow today={day} />}
      </aside>
      {showsKeys && <KeysSheet of="today" onClose={() => showKeys(false)} />}
      {day && sheet && opened && (
        <StaySheets
          today={day}
          act={sheet.act}
          stay={opened}
          may={may}
          onAct={(what) => setSheet({ ...sheet, act: what })}
          onClose={() => setSheet(undefined)}
        />
      )}
    </div>
  );
}
