"use client";

import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { useEffect, useRef, useState } from "react";
import { dayThere, shortDate } from "@/lib/dates";
import { cancelWords, feeAfter } from "@/lib/manage/cancel-words";
import { refusalWords } from "@/lib/manage/refusals";
import { useCancel } from "@/lib/manage/use-cancel";
import { formatMoney } from "@/lib/money";
import { freeUntil } from "@/lib/offer";
import { problemOf } from "@/lib/problem";
import type { Proof } from "@/lib/proof";
import { useSlow } from "@/lib/use-slow";
import { countedInside } from "@/lib/words";
import { LargeMoney } from "../money";
import { FreeDays } from "./free-days";
import { Row } from "./row";
import { SumLine, SumTotal } from "./sum-line";

interface Props {
  view: ReservationView;
  house: PropertyDetails;
  proof: Proof;
  now: number;
}

export function CancelRow(props: Props) {
  const { view, house, now } = props;
  const until = freeUntil(view, now);
  const fee = feeAfter(view);
  const note = until
    ? `free until ${shortDate(dayThere(until, house.timeZone))}`
    : view.status === "PENDING" || fee.amount === 0
      ? "costs nothing"
      : `${formatMoney(fee)} is kept`;
  return (
    <Row title="Cancel" note={note}>
      <Cancel {...props} until={until} />
    </Row>
  );
}

/** What cancelling keeps and gives back, and, after one more question, doing it. */
function Cancel({ view, house, proof, now, until }: Props & { until: string | null }) {
  const { preview, outcome, send } = useCancel(view, proof, true);
  const [sure, setSure] = useState(false);
  const question = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const sending = outcome.kind === "sending";
  const slow = useSlow(preview.isFetching || sending);
  useEffect(() => {
    if (sure) question.current?.focus();
  }, [sure]);
  const { refetch } = preview;
  // When the time to cancel free of charge runs out, what was shown is not true any more.
  const free = until !== null;
  useEffect(() => {
    if (!free) void refetch();
  }, [free, refetch]);

  if (preview.isError && !preview.data)
    return (
      <div role="alert" className="border-l-2 border-alarm py-1 pl-4">
        <p className="text-pretty">{refusalWords(problemOf(preview.error))}</p>
        <button
          type="button"
          className="link py-3 text-[15px] font-medium text-accent"
          onClick={() => void refetch()}
        >
          Ask again
        </button>
      </div>
    );
  if (!preview.data)
    return (
      <div aria-busy="true">
        <p role="status" className="text-[15px] text-ink-2">
          {slow ? (
            "Still asking what cancelling costs."
          ) : (
            <span className="sr-only">Asking what cancelling costs</span>
          )}
        </p>
        <div aria-hidden className="shape h-7" />
        <div aria-hidden className="shape mt-3 h-12" />
      </div>
    );
  const { fee, refund, released } = preview.data;
  const held = { ...released, amount: view.folio.authorized };
  const paid = { ...refund, amount: view.folio.payments - view.folio.refunds };
  const back = { ...refund, amount: refund.amount + released.amount };
  const words = cancelWords({ refund, released });
  return (
    <>
      <dl aria-label="If you cancel now">
        {held.amount > 0 && <SumLine name="Held on your card" value={formatMoney(held)} />}
        {paid.amount > 0 && <SumLine name="Paid" value={formatMoney(paid)} />}
        <SumLine name="Kept by the house" value={formatMoney(fee)} />
        <SumTotal
          name={released.amount > 0 && refund.amount === 0 ? "Let go on your card" : "Comes back to you"}
        >
          <LargeMoney {...back} />
        </SumTotal>
      </dl>
      <FreeDays view={view} house={house} until={until} now={now} />
      {outcome.kind === "failed" && (
        <p role="alert" className="mt-4 border-l-2 border-alarm py-1 pl-4 text-pretty">
          {outcome.message}
        </p>
      )}
      {sure ? (
        <div ref={question} tabIndex={-1} className="mt-5 border-l-2 border-alarm py-1 pl-4 outline-none">
          <p className="text-pretty">
            Your {countedInside(view.nights.length, "night")} go back on sale at once, at the price of the
            day. This cannot be taken back.
          </p>
          <div className="mt-3 flex flex-wrap gap-2.5">
            <button
              type="button"
              aria-disabled={sending}
              onClick={() => void send(fee)}
              className={`btn flex-auto border-alarm bg-alarm py-2 text-paper hover:border-alarm ${sending ? "asking" : ""}`}
            >
              {sending
                ? "Striking it out of the book"
                : `Yes, ${words.charAt(0).toLowerCase()}${words.slice(1)}`}
            </button>
            {!sending && (
              <button
                type="button"
                className="btn flex-auto"
                onClick={() => {
                  setSure(false);
                  requestAnimationFrame(() => first.current?.focus());
                }}
              >
                Keep the stay
              </button>
            )}
          </div>
          <p role="status" className="mt-2 text-[14px] text-ink-2 empty:hidden">
            {slow && sending && "Still asking. You can wait: it is cancelled once."}
          </p>
        </div>
      ) : (
        <button
          ref={first}
          type="button"
          className="btn mt-5 w-full border-alarm py-2 text-alarm hover:border-alarm hover:bg-alarm-soft"
          onClick={() => {
            // What is agreed to is what holds now.
            void refetch();
            setSure(true);
          }}
        >
          {words}
        </button>
      )}
    </>
  );
}
