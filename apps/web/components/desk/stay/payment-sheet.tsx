"use client";

import type { DeskStay } from "@roomstream/domain/desk/contract";
import type { DeskPayment } from "@roomstream/domain/payments/contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { useTRPC } from "@/lib/api";
import { readAmount, written } from "@/lib/desk/amount";
import { fullNameOf } from "@/lib/desk/names";
import { useRefreshDesk } from "@/lib/desk/use-desk";
import { formatMoney } from "@/lib/money";
import { DeskButton } from "../desk-button";
import { Refusal } from "../refusal";
import { Part, Sheet } from "../sheet";
import { useSheetKeys } from "../use-sheet-keys";
import { Account } from "./account";
import { StayAbout } from "./stay-about";

interface Props {
  propertyId: string;
  stay: DeskStay;
  onClose: () => void;
}

const methods: { method: DeskPayment["method"]; words: string }[] = [
  { method: "CASH", words: "Cash" },
  { method: "TERMINAL", words: "Card machine" },
];

/** Notes money that was taken at the desk. Sent once more after silence it is taken once: the key stays until there is an answer. */
export function PaymentSheet({ propertyId, stay, onClose }: Props) {
  const trpc = useTRPC();
  const refresh = useRefreshDesk();
  const field = useId();
  const { confirmationNumber } = stay;
  const { currency } = stay.balance;
  const view = useQuery(trpc.desk.reservation.queryOptions({ propertyId, confirmationNumber })).data;
  const [method, setMethod] = useState<DeskPayment["method"]>("CASH");
  const [text, setText] = useState(written(Math.max(0, stay.balance.amount), currency));
  const attempt = useRef({ words: "", key: "" });
  const take = useMutation(
    trpc.payments.take.mutationOptions({ onSuccess: onClose, onSettled: refresh, networkMode: "always" }),
  );
  const amount = readAmount(text, currency);
  const can = amount !== undefined && amount > 0;
  const go = () => {
    if (!can || take.isPending) return;
    const words = `${amount} ${method}`;
    if (attempt.current.words !== words) attempt.current = { words, key: crypto.randomUUID() };
    take.mutate({
      propertyId,
      confirmationNumber,
      idempotencyKey: attempt.current.key,
      payment: { amount: { amount, currency }, method },
    });
  };
  useSheetKeys({ onConfirm: go });

  return (
    <Sheet
      title={`Payment of ${fullNameOf(stay)}`}
      about={<StayAbout stay={stay} />}
      onClose={onClose}
      autoFocus={(sheet) => sheet.querySelector<HTMLElement>("input[inputmode]")}
      footer={
        <DeskButton look="ink" shortcut="Ctrl Enter" disabled={!can} asking={take.isPending} onClick={go}>
          {can
            ? `Note ${formatMoney({ amount, currency })} ${method === "CASH" ? "in cash" : "by card machine"}`
            : "Write an amount"}
        </DeskButton>
      }
    >
      <div className="overflow-y-auto bg-sheet">
        <Part title="Taken at the desk">
          <div className="mt-2 grid gap-3">
            <Refusal
              error={take.error}
              silence="No answer came. Press again: the same payment is noted only once."
            />
            <label htmlFor={field} className="grid gap-1">
              Amount in {currency}
              <input
                id={field}
                inputMode="decimal"
                className="in max-w-52 text-right text-[20px] font-medium"
                value={text}
                aria-invalid={!can}
                onChange={({ target }) => setText(target.value)}
              />
            </label>
            <div role="radiogroup" aria-label="How it was paid" className="flex gap-2">
              {methods.map((one) => (
                <label
                  key={one.method}
                  className={`flex h-11 items-center gap-2 rounded-1 border px-3.5 font-medium has-focus-visible:outline-2 has-focus-visible:outline-focus md:h-8 ${one.method === method ? "border-ink bg-well" : "border-line-strong"}`}
                >
                  <input
                    type="radio"
                    name={`${field} method`}
                    checked={one.method === method}
                    onChange={() => setMethod(one.method)}
                    className="accent-ink"
                  />
                  {one.words}
                </label>
              ))}
            </div>
            <p className="text-ink-2">Nothing is taken by this page: it notes what you have taken.</p>
          </div>
        </Part>
        <Part title="Account" aside={stay.ratePlanName}>
          {view ? <Account view={view} /> : <div aria-hidden className="shape mt-2 h-24" />}
        </Part>
      </div>
    </Sheet>
  );
}
