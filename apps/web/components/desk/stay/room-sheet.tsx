"use client";

import type { DeskStay } from "@roomstream/domain/desk/contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/api";
import { fullNameOf } from "@/lib/desk/names";
import { useRefreshDesk } from "@/lib/desk/use-desk";
import { DeskButton } from "../desk-button";
import { Refusal } from "../refusal";
import { Part, Sheet } from "../sheet";
import { useSheetKeys } from "../use-sheet-keys";
import { RoomChoices } from "./room-choices";
import { StayAbout } from "./stay-about";

interface Props {
  propertyId: string;
  stay: DeskStay;
  onClose: () => void;
}

/** Gives a stay its room, or another, or takes it away. */
export function RoomSheet({ propertyId, stay, onClose }: Props) {
  const trpc = useTRPC();
  const refresh = useRefreshDesk();
  const { confirmationNumber } = stay;
  const choices = useQuery(trpc.desk.roomChoices.queryOptions({ propertyId, confirmationNumber }));
  const [chosen, choose] = useState<string>();
  const best = choices.data?.items.find(({ free, sameType }) => free && sameType)?.roomId ?? null;
  const roomId = chosen ?? stay.roomId ?? best;
  const assign = useMutation(
    trpc.desk.assignRoom.mutationOptions({ onSuccess: onClose, onSettled: refresh, networkMode: "always" }),
  );
  const give = (next: string | null) =>
    !assign.isPending && assign.mutate({ propertyId, confirmationNumber, roomId: next });
  const unchanged = roomId === stay.roomId;
  useSheetKeys({ onConfirm: () => roomId && !unchanged && give(roomId) });

  return (
    <Sheet
      title={`A room for ${fullNameOf(stay)}`}
      about={<StayAbout stay={stay} />}
      onClose={onClose}
      autoFocus={(sheet) => sheet.querySelector<HTMLElement>("input:checked") ?? sheet}
      footer={
        <>
          {stay.roomId && stay.status === "CONFIRMED" && (
            <DeskButton look="plain" className="mr-auto" asking={assign.isPending} onClick={() => give(null)}>
              Take {stay.roomId} away
            </DeskButton>
          )}
          <DeskButton
            look="ink"
            shortcut="Ctrl Enter"
            disabled={!roomId || unchanged}
            asking={assign.isPending}
            onClick={() => roomId && give(roomId)}
          >
            {unchanged || !roomId ? "Choose another room" : `Give ${roomId}`}
          </DeskButton>
        </>
      }
    >
      <div className="overflow-y-auto bg-sheet">
        <Part title="Room" aside="the best first">
          {stay.notes !== "" && <p className="mt-1 text-ink-2 wrap-anywhere">{stay.notes}</p>}
          <div className="mt-2 empty:hidden">
            <Refusal error={assign.error ?? choices.error} />
          </div>
          <RoomChoices choices={choices.data?.items} chosen={roomId} onChoose={choose} />
        </Part>
      </div>
    </Sheet>
  );
}
