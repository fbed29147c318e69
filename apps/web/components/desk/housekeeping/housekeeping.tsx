"use client";

import type { BoardRoom } from "@roomstream/domain/desk/contract";
import { useRef, useState } from "react";
import { clockThere } from "@/lib/dates";
import { floorName, floorsOf, isOutOfOrder } from "@/lib/desk/housekeeping";
import { useInWork } from "@/lib/desk/use-in-work";
import type { useRoomWork } from "@/lib/desk/use-room-work";
import { useNow } from "@/lib/use-now";
import { counted } from "@/lib/words";
import { Refusal } from "../refusal";
import { FaultSheet } from "./fault-sheet";
import { Floors } from "./floors";
import { Notes } from "./notes";
import { Plan, PlanKey } from "./plan";
import { RoomRow } from "./room-row";
import { ThumbBar } from "./thumb-bar";

interface Props {
  propertyId: string;
  timeZone: string;
  businessDate: string;
  work: ReturnType<typeof useRoomWork>;
  mayRepair: boolean;
  /** Why a room was not put back in order. */
  error: unknown;
  onBackInOrder: (room: BoardRoom) => void;
}

/** The rooms of one floor, what is to be done there first, and at the foot what can be said of the one that is chosen. */
export function Housekeeping({ propertyId, timeZone, businessDate, work, mayRepair, ...back }: Props) {
  const floors = floorsOf(work.rooms);
  const { inWork, start, leave } = useInWork(propertyId);
  const [floorChosen, chooseFloor] = useState<string>();
  const [roomChosen, chooseRoom] = useState<string>();
  const [fault, setFault] = useState<string>();
  const now = useNow(0, 15_000);
  const offered = useRef<string>(undefined);

  const busiest = floors.find(({ rooms }) => rooms.some(({ roomId }) => roomId === inWork?.roomId));
  // The page begins where there is most need, and stays there: nobody is taken to another floor while they work.
  const begun = useRef<string>(undefined);
  begun.current ??= (
    floors.find(({ urgent }) => urgent > 0) ??
    floors.find(({ dirty }) => dirty > 0) ??
    floors[0]
  )?.floor;
  const floor =
    floors.find((one) => one.floor === (floorChosen ?? busiest?.floor ?? begun.current)) ?? floors[0];
  if (!floor) return <p className="p-4">This hotel has no rooms yet.</p>;

  const isInWork = (room: BoardRoom) => room.roomId === inWork?.roomId && room.status === "DIRTY";
  const toDo = [...floor.toDo.filter(isInWork), ...floor.toDo.filter((room) => !isInWork(room))];
  const byId = (id: string | undefined) => floor.rooms.find(({ roomId }) => roomId === id);
  // What is offered stays under the thumb while it is still to be done, whatever comes in above it.
  const kept = toDo.find(({ roomId }) => roomId === offered.current);
  const chosen = byId(roomChosen) ?? kept ?? toDo[0];
  offered.current = chosen?.roomId;
  const minutes = inWork ? Math.max(0, Math.floor(((now || Date.now()) - inWork.since) / 60_000)) : 0;
  const outOfOrder = floor.ready.filter(isOutOfOrder).length;

  const row = (room: BoardRoom, done: boolean) => (
    <RoomRow
      key={room.roomId}
      room={room}
      chosen={room.roomId === chosen?.roomId}
      inWorkSince={isInWork(room) && inWork ? clockThere(inWork.since, timeZone) : undefined}
      waits={work.late.includes(room.roomId)}
      done={done}
      onChoose={chooseRoom}
      action={null}
    />
  );
  const say = (room: BoardRoom, status: BoardRoom["status"]) => {
    work.say(room, status);
    chooseFloor(floor.floor);
    if (room.roomId === inWork?.roomId) leave();
    // What comes next is the most urgent of the floor.
    if (status !== "DIRTY") chooseRoom(undefined);
  };

  return (
    <div className="mx-auto grid h-full w-full max-w-[520px] grid-rows-[auto_minmax(0,1fr)_auto] bg-sheet text-[16px] leading-[22px] lg:border-x lg:border-line">
      <header className="border-b border-line-strong bg-paper px-4 pt-3.5 pb-[11px]">
        <h1 className="text-[24px] leading-[30px] font-semibold tracking-[-0.015em]">
          {floorName(floor.floor)}
        </h1>
        <p className="text-[15px] leading-5 text-ink-2">{summary(floor)}</p>
        <Plan
          rooms={floor.rooms}
          chosen={chosen?.roomId}
          inWork={inWork?.roomId}
          onChoose={(roomId) => {
            chooseRoom(roomId);
            document.getElementById(`room-${roomId}`)?.scrollIntoView({ block: "nearest" });
          }}
        />
        <PlanKey />
      </header>
      <div className="overflow-y-auto overscroll-contain">
        {back.error !== null && (
          <div className="p-2">
            <Refusal error={back.error} />
          </div>
        )}
        <Notes late={work.late} lost={work.lost} onForget={work.forget} />
        <section aria-labelledby="to-do">
          <h2
            id="to-do"
            className="flex justify-between bg-paper px-4 pt-2.5 pb-[7px] text-[15px] font-semibold"
          >
            To do <span className="font-normal text-ink-3">{roomsOf(toDo.length)}</span>
          </h2>
          {toDo.length === 0 && (
            <p className="border-t border-line px-4 py-4 text-ink-2">
              Nothing is left on this floor. What becomes dirty shows up here by itself.
            </p>
          )}
          <ul>{toDo.map((room) => row(room, false))}</ul>
        </section>
        <section aria-labelledby="ready" className="border-t border-line-strong">
          <h2
            id="ready"
            className="flex justify-between bg-paper px-4 pt-2.5 pb-[7px] text-[15px] font-semibold"
          >
            Ready{" "}
            <span className="font-normal text-ink-3">
              {roomsOf(floor.ready.length - outOfOrder)}
              {outOfOrder > 0 && `, ${outOfOrder} out of order`}
            </span>
          </h2>
          <ul>{floor.ready.map((room) => row(room, true))}</ul>
        </section>
      </div>
      <footer className="border-t border-line-strong bg-paper px-4 pt-2.5 pb-[max(0px,env(safe-area-inset-bottom))]">
        <ThumbBar
          room={chosen}
          inWork={chosen !== undefined && isInWork(chosen)}
          minutes={minutes}
          mayRepair={mayRepair}
          onStart={() => chosen && start(chosen.roomId)}
          onStatus={(status) => chosen && say(chosen, status)}
          onFault={() => chosen && setFault(chosen.roomId)}
          onBack={() => chosen && back.onBackInOrder(chosen)}
        />
        <Floors floors={floors} chosen={floor.floor} onChoose={chooseFloor} />
      </footer>
      {fault !== undefined && (
        <FaultSheet
          propertyId={propertyId}
          roomId={fault}
          businessDate={businessDate}
          onClose={() => setFault(undefined)}
        />
      )}
    </div>
  );
}

const roomsOf = (count: number) => (count === 1 ? "1 room" : `${count} rooms`);

function summary({ dirty, toDo }: { dirty: number; toDo: BoardRoom[] }): string {
  const inspect = toDo.length - dirty;
  const parts = [
    dirty > 0 ? `${counted(dirty, "room")} to clean` : "Nothing to clean",
    ...(inspect > 0 ? [`${inspect} to inspect`] : []),
  ];
  return parts.join(", ");
}
