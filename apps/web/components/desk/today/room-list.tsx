"use client";

import type { BoardRoom } from "@roomstream/domain/desk/contract";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTRPC } from "@/lib/api";
import { roomWords } from "@/lib/desk/room-words";
import { useRefreshDesk } from "@/lib/desk/use-desk";
import { DeskButton } from "../desk-button";
import { Refusal } from "../refusal";
import { RoomMark } from "../room-mark";
import { StayChip } from "../stay-chip";

interface Props {
  propertyId: string;
  parts: { title: string; rooms: BoardRoom[] }[];
  mayClean: boolean;
  empty: ReactNode;
}

/** Rooms of a list, each with what can be said of it. */
export function RoomList({ propertyId, parts, mayClean, empty }: Props) {
  const trpc = useTRPC();
  const refresh = useRefreshDesk();
  const say = useMutation(
    trpc.desk.setRoomStatus.mutationOptions({ onSettled: refresh, networkMode: "always" }),
  );
  const pending = say.isPending ? say.variables.roomId : undefined;
  const filled = parts.filter(({ rooms }) => rooms.length > 0);
  return (
    <>
      {say.error && (
        <div className="px-4 py-2 md:px-6">
          <Refusal error={say.error} />
        </div>
      )}
      {filled.length === 0 && <div className="px-4 py-6 md:px-6">{empty}</div>}
      {filled.map(({ title, rooms }) => (
        <section key={title} aria-label={title}>
          <h2 className="border-b border-line pt-3 pr-5 pb-1.5 pl-4 font-medium md:pl-6">
            {title} <span className="font-normal text-ink-3">{rooms.length}</span>
          </h2>
          <ul>
            {rooms.map((room) => {
              const { look, state, who, guest } = roomWords(room);
              const next = ({ DIRTY: "CLEAN", CLEAN: "INSPECTED", INSPECTED: null } as const)[room.status];
              return (
                <li
                  key={room.roomId}
                  className="grid min-h-[34px] grid-cols-[52px_minmax(0,1fr)_auto] items-center gap-x-3 border-b border-line/70 py-1 pr-4 pl-4 [contain-intrinsic-size:auto_34px] [content-visibility:auto] md:grid-cols-[52px_minmax(0,1fr)_minmax(0,1fr)_minmax(0,1.6fr)_130px] md:pr-5 md:pl-6"
                >
                  <b className="font-semibold">{room.roomId}</b>
                  <span className="truncate text-ink-2 max-md:hidden">{room.roomTypeName}</span>
                  <span className="flex min-w-0 items-center gap-[7px]">
                    <RoomMark look={look} />
                    <span className="truncate">{state}</span>
                  </span>
                  <span className="flex min-w-0 items-center gap-[7px] text-ink-2 max-md:order-last max-md:col-span-3">
                    {guest && <StayChip look={guest} />}
                    <span className="truncate">{who}</span>
                  </span>
                  <span className="text-right">
                    {mayClean && next && !room.outOfOrder && (
                      <DeskButton
                        className="md:h-6! md:px-2! md:text-[12px]!"
                        asking={pending === room.roomId}
                        onClick={() => say.mutate({ propertyId, roomId: room.roomId, status: next })}
                      >
                        <span className="sr-only">{room.roomId} </span>
                        {next === "CLEAN" ? "Is clean" : "Is inspected"}
                      </DeskButton>
                    )}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </>
  );
}
