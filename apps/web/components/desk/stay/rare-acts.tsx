"use client";

import type { DeskStay } from "@roomstream/domain/desk/contract";
import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@/lib/api";
import { fullNameOf } from "@/lib/desk/names";
import { useRefreshDesk } from "@/lib/desk/use-desk";
import { Part } from "../sheet";
import { CancelStay } from "./cancel-stay";
import { ChangeDates } from "./change-dates";
import { GiveBack } from "./give-back";
import { Sure } from "./sure";

interface Props {
  propertyId: string;
  businessDate: string;
  stay: DeskStay;
  view: ReservationView;
  mayPay: boolean;
}

/** What is done rarely, and told before it is done. */
export function RareActs({ propertyId, businessDate, stay, view, mayPay }: Props) {
  const expected = stay.status === "CONFIRMED";
  const canCancel = expected || stay.status === "PENDING";
  const canUndo = stay.status === "CHECKED_IN" && stay.checkedInOn === businessDate && !stay.changing;
  const canChange = (expected || stay.status === "CHECKED_IN") && !stay.changing;
  const paid = view.folio.payments - view.folio.refunds;
  if (!canChange && !canCancel && !canUndo && !(mayPay && paid > 0)) return null;
  return (
    <Part title="When plans change">
      <div className="mt-2.5 flex flex-wrap gap-1.5">
        {canChange && (
          <ChangeDates key={`${stay.arrival} ${stay.departure}`} businessDate={businessDate} stay={stay} />
        )}
        {mayPay && paid > 0 && <GiveBack propertyId={propertyId} stay={stay} paid={paid} />}
        {canUndo && <UndoCheckIn propertyId={propertyId} stay={stay} />}
        {expected && stay.arrival <= businessDate && (
          <NoShow propertyId={propertyId} businessDate={businessDate} stay={stay} />
        )}
        {canCancel && <CancelStay stay={stay} />}
      </div>
    </Part>
  );
}

function UndoCheckIn({ propertyId, stay }: Pick<Props, "propertyId" | "stay">) {
  const trpc = useTRPC();
  const undo = useMutation(
    trpc.desk.undoCheckIn.mutationOptions({ onSettled: useRefreshDesk(), networkMode: "always" }),
  );
  return (
    <Sure
      words="Undo the check-in"
      told={`${fullNameOf(stay)} is expected again, and keeps ${stay.roomId ?? "the room"}. Nothing is charged.`}
      confirm="Undo the check-in"
      asking={undo.isPending}
      error={undo.error}
      onConfirm={() => undo.mutate({ propertyId, confirmationNumber: stay.confirmationNumber })}
    />
  );
}

function NoShow({ propertyId, stay }: Omit<Props, "view" | "mayPay">) {
  const trpc = useTRPC();
  const mark = useMutation(
    trpc.desk.markNoShow.mutationOptions({ onSettled: useRefreshDesk(), networkMode: "always" }),
  );
  return (
    <Sure
      words="They do not come"
      told={`${fullNameOf(stay)} is marked as a no-show: the room is free again, and the fee of the rate is kept. This cannot be taken back.`}
      confirm="Mark as a no-show"
      asking={mark.isPending}
      error={mark.error}
      onConfirm={() => mark.mutate({ propertyId, confirmationNumber: stay.confirmationNumber })}
    />
  );
}
