"use client";

import type { DeskStay } from "@roomstream/domain/desk/contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/api";
import { shortDate } from "@/lib/dates";
import { fullNameOf } from "@/lib/desk/names";
import { useRefreshDesk } from "@/lib/desk/use-desk";
import { formatMoney } from "@/lib/money";
import { nightsOf } from "@/lib/words";
import { DeskButton } from "../desk-button";
import { Refusal } from "../refusal";
import { Part, Sheet } from "../sheet";
import { useSheetKeys } from "../use-sheet-keys";
import { Account } from "./account";
import { StayAbout } from "./stay-about";

interface Props {
  propertyId: string;
  stay: DeskStay;
  onPay: () => void;
  onClose: () => void;
}

/** A guest leaves: what was charged and paid, what is still to pay, and then the room is free. */
export function CheckOutSheet({ propertyId, stay, onPay, onClose }: Props) {
  const trpc = useTRPC();
  const refresh = useRefreshDesk();
  const { confirmationNumber } = stay;
  const preview = useQuery(trpc.desk.previewCheckOut.queryOptions({ propertyId, confirmationNumber }));
  const checkOut = useMutation(
    trpc.desk.checkOut.mutationOptions({ onSuccess: onClose, onSettled: refresh, networkMode: "always" }),
  );
  const bill = preview.data;
  const go = () => {
    if (bill && !checkOut.isPending) checkOut.mutate({ propertyId, confirmationNumber });
  };
  useSheetKeys({ onConfirm: go, keys: { p: onPay } });
  const balance = bill?.folio.balance ?? 0;
  const money = (amount: number) => formatMoney({ amount, currency: stay.balance.currency });
  const early = bill?.nightsBack ?? 0;

  return (
    <Sheet
      title={`Check out ${fullNameOf(stay)}`}
      about={<StayAbout stay={stay} />}
      onClose={onClose}
      autoFocus={(sheet) => sheet.querySelector<HTMLElement>("[data-main]")}
      footer={
        <>
          {balance > 0 && (
            <DeskButton shortcut="P" onClick={onPay}>
              Take payment
            </DeskButton>
          )}
          <DeskButton
            data-main
            look="ink"
            shortcut="Ctrl Enter"
            disabled={preview.isError}
            asking={checkOut.isPending || preview.isPending}
            onClick={go}
          >
            {balance > 0 && bill?.card
              ? `Take ${money(balance)} from the card and check out`
              : `Check out of ${stay.roomId ?? "the room"}`}
          </DeskButton>
        </>
      }
    >
      <div className="overflow-y-auto bg-sheet">
        {(checkOut.error || preview.error || early > 0) && (
          <div className="grid gap-2 px-5 pt-4 md:px-8">
            <Refusal error={checkOut.error} />
            <Refusal error={preview.error} silence="No answer came. Close it and open it again." />
            {early > 0 && (
              <p className="rounded-1 border-l-3 border-pending bg-(--pending-soft) px-3 py-2">
                Booked until {shortDate(stay.departure)}. Leaving today gives {nightsOf(early)} back to sell
                {bill && bill.totals.total < bill.totalBefore.amount
                  ? `; the stay then costs ${money(bill.totals.total)} instead of ${money(bill.totalBefore.amount)}.`
                  : "; the stay was sold with its whole price, which is kept."}
              </p>
            )}
          </div>
        )}
        <Part title="Folio" aside={stay.ratePlanName}>
          {bill ? <Account view={bill} /> : <div aria-hidden className="shape mt-2 h-24" />}
          {balance < 0 && (
            <p className="mt-2 text-ink-2">
              {money(-balance)} more was paid than the stay costs. What the card paid goes back to it by
              itself; cash is given back by hand.
            </p>
          )}
          {bill && balance > 0 && !bill.card && (
            <p className="mt-2 text-ink-2">
              No card stands behind this stay: take {money(balance)} at the desk before the guest leaves.
            </p>
          )}
        </Part>
      </div>
    </Sheet>
  );
}
