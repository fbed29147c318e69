"use client";

import type { DeskStay } from "@roomstream/domain/desk/contract";
import type { CancellationPreview } from "@roomstream/domain/reservations/contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/api";
import { useRefreshDesk } from "@/lib/desk/use-desk";
import { formatMoney } from "@/lib/money";
import { Sure } from "./sure";

/** What cancelling now does to the money. A policy whose time is over is not told: what holds is. */
function endsInWords({ policy, fee, refund, released }: CancellationPreview): string {
  const isFree = policy.freeUntil !== null && Date.parse(policy.freeUntil) > Date.now();
  const kept = fee.amount === 0 ? "nothing is kept" : `${formatMoney(fee)} is kept`;
  const moved = [
    isFree ? `${policy.text} Now ${kept}` : `If they cancel now, ${kept}`,
    ...(refund.amount > 0 ? [`${formatMoney(refund)} is given back`] : []),
    ...(released.amount > 0 ? [`${formatMoney(released)} held on the card is let go`] : []),
  ];
  return `${moved.join(", ")}. This cannot be taken back.`;
}

/** The guest does not want the stay any more: asked what that costs, then cancelled. */
export function CancelStay({ stay }: { stay: DeskStay }) {
  const trpc = useTRPC();
  const [asked, ask] = useState(false);
  const { confirmationNumber } = stay;
  const preview = useQuery(
    trpc.reservations.previewCancel.queryOptions(
      { confirmationNumber, reason: "GUEST" },
      { enabled: asked, staleTime: 0 },
    ),
  );
  const cancel = useMutation(
    trpc.reservations.cancel.mutationOptions({ onSettled: useRefreshDesk(), networkMode: "always" }),
  );
  const ends = preview.data;
  return (
    <Sure
      words="The guest cancels"
      onOpen={() => ask(true)}
      told={ends ? endsInWords(ends) : "What the cancellation would keep and give back is being asked."}
      confirm={
        ends && ends.refund.amount > 0
          ? `Cancel and give back ${formatMoney(ends.refund)}`
          : "Cancel the stay"
      }
      disabled={!ends}
      asking={cancel.isPending}
      error={cancel.error ?? preview.error}
      onConfirm={() => {
        // What is kept is what was read here; when it has changed, it is read again and nothing is cancelled.
        const onError = () => void preview.refetch();
        if (ends) cancel.mutate({ confirmationNumber, reason: "GUEST", expectedFee: ends.fee }, { onError });
      }}
    />
  );
}
