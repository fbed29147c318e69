"use client";

import type { ChangePreview, ReservationView } from "@roomstream/domain/reservations/contract";
import { shortDate } from "@/lib/dates";
import { changeWords } from "@/lib/manage/change-words";
import { differenceOf } from "@/lib/manage/difference";
import { refusalWords } from "@/lib/manage/refusals";
import type { ChangeOutcome } from "@/lib/manage/use-change";
import type { usePreview } from "@/lib/manage/use-preview";
import { isSame, keepsPrices, type Wanted } from "@/lib/manage/wanted";
import { formatMoney, type Money, signedMoney } from "@/lib/money";
import { freeUntil, policyNow } from "@/lib/offer";
import { useSlow } from "@/lib/use-slow";
import { LargeMoney } from "../money";
import { Washed } from "../washed";
import { SumLine, SumTotal } from "./sum-line";

interface Props {
  view: ReservationView;
  wanted: Wanted;
  asked: ReturnType<typeof usePreview>;
  outcome: ChangeOutcome;
  onSend: () => void;
  onUndo: () => void;
}

/** What the wanted stay changes in money, and the button that asks for it. */
export function Decision({ view, wanted, asked, outcome, onSend, onUndo }: Props) {
  const { preview, refused, asking, again } = asked;
  const sending = outcome.kind === "sending";
  const slow = useSlow(asking || sending);
  if (isSame(wanted, view)) return null;
  const undo = (
    <button type="button" className="link py-3 text-[15px] text-ink-2 hover:text-ink" onClick={onUndo}>
      {wanted.arrival === view.arrival && wanted.departure !== view.departure
        ? `Leave on ${shortDate(view.departure)}, as booked`
        : "Leave it as it is booked"}
    </button>
  );
  if (refused && !asking) {
    const { problem } = refused;
    return (
      <div role="alert" className="border-l-2 border-alarm py-1 pl-4">
        <p className="text-pretty">{refusalWords(problem)}</p>
        <div className="mt-1 flex gap-5">
          {(!problem || problem.status >= 500 || problem.status === 429) && (
            <button type="button" className="link py-3 text-[15px] font-medium text-accent" onClick={again}>
              Ask again
            </button>
          )}
          {undo}
        </div>
      </div>
    );
  }
  if (!preview)
    return (
      <div aria-busy="true" className="min-h-[120px]">
        <p role="status" className="text-[15px] text-ink-2">
          {slow ? (
            "Still asking the house for the price."
          ) : (
            <span className="sr-only">Asking for the price</span>
          )}
        </p>
        <div aria-hidden className="shape mt-3 h-7" />
        <div aria-hidden className="shape mt-3 h-12" />
      </div>
    );
  const money = (amount: number): Money => ({ amount, currency: preview.totals.currency });
  const stays =
    keepsPrices(wanted, view) &&
    preview.nights.some(({ date }) => date >= view.arrival && date < view.departure);
  return (
    <div>
      <dl aria-label="What changes">
        {differenceOf(view, preview).map((line) => (
          <SumLine key={line.name} name={line.name} value={signedMoney(money(line.amount))} />
        ))}
        <SumTotal name="Difference">
          <Washed value={preview.difference.amount}>
            {preview.difference.amount > 0 && "+"}
            {preview.difference.amount < 0 && "−"}
            <LargeMoney {...money(Math.abs(preview.difference.amount))} />
          </Washed>
        </SumTotal>
      </dl>
      <p className="mt-2 text-[15px] text-pretty text-ink-2">
        {stays && "Your other nights keep their price. "}The total becomes{" "}
        <b className="font-medium text-ink">{formatMoney(money(preview.totals.total))}</b>
        {onTheCard(view, preview)}{" "}
        {preview.cancellationPolicy.text !== view.cancellationPolicy.text &&
          policyNow({ ...preview, heldNow: heldAfter(view, preview) }, Date.now())}
      </p>
      {outcome.kind === "price-changed" && (
        <p role="alert" className="mt-3 border-l-2 border-accent py-1 pl-4 text-pretty">
          The price changed while you looked: the difference was <s>{signedMoney(outcome.was)}</s>, it is{" "}
          <b className="font-medium">{signedMoney(preview.difference)}</b> now. Nothing has changed yet; agree
          to it below, or leave it.
        </p>
      )}
      {outcome.kind === "failed" && (
        <p role="alert" className="mt-3 border-l-2 border-alarm py-1 pl-4 text-pretty">
          {outcome.message}
        </p>
      )}
      <button
        type="button"
        aria-disabled={sending}
        onClick={() => !sending && onSend()}
        className={`btn btn-main mt-4 w-full py-2 ${sending ? "asking" : ""}`}
      >
        {sending ? "Writing it into the book" : changeWords(view, wanted, preview.difference)}
      </button>
      <p role="status" className="mt-2 text-[14px] text-ink-2 empty:hidden">
        {slow && sending && "Still asking. You can wait: nothing is changed twice."}
      </p>
      {!sending && undo}
    </div>
  );
}

/** What the card stands for once the change is made. */
const heldAfter = ({ heldNow }: ReservationView, { heldMore }: ChangePreview): Money => ({
  ...heldNow,
  amount: heldNow.amount + heldMore.amount,
});

/** What the change means for the card, now. */
function onTheCard(
  view: ReservationView,
  { heldMore, difference, cancellationPolicy }: ChangePreview,
): string {
  if (view.guarantee === "NONE") return ". You pay at the house.";
  if (heldMore.amount > 0) {
    const more = formatMoney(heldMore);
    return view.dueNow.amount > 0
      ? `; ${more} more is taken from your card now.`
      : `; ${more} more is held on your card now, the rest you pay at the house.`;
  }
  const late = freeUntil({ cancellationPolicy }, Date.now()) === null;
  if (late && cancellationPolicy.fee.amount > 0) {
    return `. Your card goes on standing for ${formatMoney(cancellationPolicy.fee)}, which is kept if you cancel.`;
  }
  return difference.amount < 0 && view.dueNow.amount > 0
    ? ". What you paid above what is due comes back to your card."
    : ". Nothing more is asked of your card now.";
}
