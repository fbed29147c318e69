"use client";

import type { DeskStay } from "@roomstream/domain/desk/contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/api";
import { fullNameOf } from "@/lib/desk/names";
import { isReady } from "@/lib/desk/readiness";
import { useRefreshDesk } from "@/lib/desk/use-desk";
import { DeskButton } from "../desk-button";
import { Refusal } from "../refusal";
import { Part, Sheet } from "../sheet";
import { useSheetKeys } from "../use-sheet-keys";
import { Account } from "./account";
import { GuestCard } from "./guest-card";
import { RoomChoices } from "./room-choices";
import { RoomOffered } from "./room-offered";
import { StayAbout } from "./stay-about";

interface Props {
  propertyId: string;
  stay: DeskStay;
  onPay: () => void;
  onClose: () => void;
}

/** A guest stands at the desk: the room, the money, who they are; and then the key. */
export function CheckInSheet({ propertyId, stay, onPay, onClose }: Props) {
  const trpc = useTRPC();
  const refresh = useRefreshDesk();
  const { confirmationNumber } = stay;
  const choices = useQuery(trpc.desk.roomChoices.queryOptions({ propertyId, confirmationNumber })).data
    ?.items;
  const view = useQuery(trpc.desk.reservation.queryOptions({ propertyId, confirmationNumber })).data;
  const [chosen, choose] = useState<string>();
  const [changing, setChanging] = useState(false);
  const best = choices?.find((one) => one.free && one.sameType && isReady(one.readiness))?.roomId;
  const roomId = chosen ?? stay.roomId ?? best ?? null;
  const room = choices?.find((one) => one.roomId === roomId);

  const checkIn = useMutation(
    trpc.desk.checkIn.mutationOptions({ onSuccess: onClose, onSettled: refresh, networkMode: "always" }),
  );
  const go = () => {
    if (roomId && !checkIn.isPending) checkIn.mutate({ propertyId, confirmationNumber, roomId });
  };
  useSheetKeys({ onConfirm: go, keys: { p: onPay, r: () => setChanging(!changing) } });

  return (
    <Sheet
      wide
      title={`Check in ${fullNameOf(stay)}`}
      about={<StayAbout stay={stay} />}
      onClose={onClose}
      autoFocus={(sheet) => sheet.querySelector<HTMLElement>("[data-main]")}
      footer={
        <>
          <p className="mr-auto text-ink-2 max-md:w-full">
            {roomId
              ? `${roomId} is theirs, and their folio opens, when you check in.`
              : choices && "Choose a room first."}
          </p>
          {stay.balance.amount > 0 && (
            <DeskButton shortcut="P" onClick={onPay}>
              Take payment
            </DeskButton>
          )}
          <DeskButton
            data-main
            look="ink"
            shortcut="Ctrl Enter"
            disabled={!roomId}
            asking={checkIn.isPending}
            onClick={go}
          >
            {roomId ? `Check in to ${roomId}` : "Check in"}
          </DeskButton>
        </>
      }
    >
      <div className="overflow-y-auto md:grid md:grid-cols-[minmax(0,11fr)_minmax(0,10fr)]">
        <div className="bg-sheet md:border-r md:border-line-strong">
          <Part title="Room" aside={stay.roomId ? "assigned" : "the best that is ready"}>
            <div className="mt-2 empty:hidden">
              <Refusal error={checkIn.error} />
            </div>
            {roomId || choices ? (
              <RoomOffered
                room={room}
                roomId={roomId}
                nights={stay.nights}
                changing={changing}
                onChange={() => setChanging(!changing)}
              />
            ) : (
              <div aria-hidden className="shape mt-2 h-12" />
            )}
            {(changing || (choices && !roomId)) && (
              <RoomChoices choices={choices} chosen={roomId} onChoose={choose} />
            )}
          </Part>
          <Part title="Account" aside={stay.ratePlanName}>
            {view ? <Account view={view} /> : <div aria-hidden className="shape mt-2 h-24" />}
          </Part>
        </div>
        <div className="bg-well p-5 md:p-7">
          <GuestCard stay={stay} view={view} />
        </div>
      </div>
    </Sheet>
  );
}
