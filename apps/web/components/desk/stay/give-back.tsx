"use client";

import type { DeskStay } from "@roomstream/domain/desk/contract";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTRPC } from "@/lib/api";
import { readAmount, written } from "@/lib/desk/amount";
import { useRefreshDesk } from "@/lib/desk/use-desk";
import { formatMoney } from "@/lib/money";
import { Sure } from "./sure";

interface Props {
  propertyId: string;
  stay: DeskStay;
  /** What was paid and not given back yet. */
  paid: number;
}

/** Gives money back: to the card first, what is left by hand. Its key stays until there is an answer, so that it is given once. */
export function GiveBack({ propertyId, stay, paid }: Props) {
  const trpc = useTRPC();
  const { confirmationNumber } = stay;
  const { currency } = stay.balance;
  const [text, setText] = useState(written(paid, currency));
  const [reason, setReason] = useState("");
  const attempt = useRef({ words: "", key: "" });
  const refund = useMutation(
    trpc.payments.refund.mutationOptions({ onSettled: useRefreshDesk(), networkMode: "always" }),
  );
  const amount = readAmount(text, currency);
  const money = (minor: number) => formatMoney({ amount: minor, currency });
  const can = amount !== undefined && amount > 0 && reason.trim() !== "";
  const go = () => {
    if (!can) return;
    const words = `${amount} ${reason}`;
    if (attempt.current.words !== words) attempt.current = { words, key: crypto.randomUUID() };
    refund.mutate({
      propertyId,
      confirmationNumber,
      idempotencyKey: attempt.current.key,
      refund: { amount: { amount, currency }, reason: reason.trim() },
    });
  };
  const { data: made } = refund;
  return (
    <Sure
      words="Give money back"
      told={
        <div className="grid gap-2.5">
          <div className="flex flex-wrap gap-3">
            <label className="grid gap-1">
              Amount in {currency}
              <input
                inputMode="decimal"
                className="in max-w-36 text-right md:min-h-8! md:py-1!"
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            </label>
            <label className="grid min-w-48 flex-1 gap-1">
              Why
              <input
                className="in md:min-h-8! md:py-1!"
                maxLength={200}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
            </label>
          </div>
          <p role="status">
            {made
              ? `${money(made.toCard.amount)} goes back to the card; give ${money(made.atDesk.amount)} by hand.`
              : `${money(paid)} was paid. It goes back to the card first; what the card cannot take, you give by hand.`}
          </p>
        </div>
      }
      confirm={can ? `Give back ${money(amount)}` : "Write an amount and why"}
      disabled={!can}
      asking={refund.isPending}
      error={refund.error}
      onConfirm={go}
    />
  );
}
