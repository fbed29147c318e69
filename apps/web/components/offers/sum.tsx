import type { Offer } from "@roomstream/domain/reservations/contract";
import { LargeMoney } from "@/components/money";
import { Washed } from "@/components/washed";
import { weekdayAndDay } from "@/lib/dates";
import { formatMoney } from "@/lib/money";
import { moneySplit, totalOf } from "@/lib/offer";

type Priced = Pick<Offer, "nights" | "totals" | "dueNow" | "heldNow" | "guarantee" | "cancellationPolicy">;

/** The account of a stay: every night, what the taxes add, the total, and when which part of it is taken. */
export function Sum({ offer }: { offer: Priced }) {
  const { totals, nights } = offer;
  const money = (amount: number) => formatMoney({ amount, currency: totals.currency });
  const inside = totals.taxLines.filter((tax) => tax.included && tax.amount > 0);
  return (
    <>
      <dl className="mt-2.5" aria-label="Price of your stay">
        {nights.map((night) => (
          <Line key={night.date} name={`Night of ${weekdayAndDay(night.date)}`} value={money(night.amount)} />
        ))}
        {totals.taxLines
          .filter((tax) => !tax.included)
          .map((tax) => (
            <Line key={tax.name} name={tax.name} value={money(tax.amount)} />
          ))}
        <div className="mt-2 flex items-baseline justify-between gap-3 border-t border-ink pt-2 pb-1">
          <dt className="font-serif text-[20px] leading-none font-medium">Total</dt>
          <dd className="text-[42px] leading-none tracking-[-0.02em]">
            <Washed value={totals.total}>
              <LargeMoney {...totalOf(offer)} />
            </Washed>
          </dd>
        </div>
      </dl>
      <p className="pt-0.5 text-[14px] text-ink-3">
        {inside.length > 0 &&
          `With ${inside.map((tax) => `${money(tax.amount)} ${tax.name}`).join(" and ")} in it. `}
        Nothing comes on top.
      </p>
      <Split offer={offer} />
    </>
  );
}

function Line({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex items-baseline justify-between gap-3 py-[5px] leading-[1.4]">
      <dt className="text-ink-2">{name}</dt>
      <dd className="whitespace-nowrap">{value}</dd>
    </div>
  );
}

/** The total as a beam: filled is paid today, hatched only held, empty is paid at the house. */
function Split({ offer }: { offer: Priced }) {
  const { paid, held, later } = moneySplit(offer);
  const parts = [
    { ...paid, name: "Paid today", fill: "bg-accent" },
    { ...held, name: "Held today, not charged", fill: "hatched" },
    { ...later, name: "Paid at the house", fill: "" },
  ].filter((part) => part.amount > 0);
  return (
    <>
      <div aria-hidden className="mt-4 flex h-2.5 overflow-hidden rounded-[2px] border border-accent">
        {parts.map((part) => (
          <i
            key={part.name}
            className={`border-accent not-first:border-l ${part.fill}`}
            style={{ width: `${(100 * part.amount) / offer.totals.total}%` }}
          />
        ))}
      </div>
      <dl className="flex justify-between gap-4 pt-1.5 text-[14.5px] text-ink-2">
        {parts.map((part) => (
          <div key={part.name} className="not-first:last:text-right">
            <dt>{part.name}</dt>
            <dd className="text-[16px] font-semibold text-ink">{formatMoney(part)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
