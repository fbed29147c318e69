import type { Offer } from "@roomstream/domain/reservations/contract";
import { shortDate } from "@/lib/dates";
import { formatMoney } from "@/lib/money";
import { policyNow } from "@/lib/offer";

/** Longer stays than this are written down the page instead of along a line. */
const LINE = 4;

/** How a total comes about: each night, and what the taxes add. */
export function NightByNight({ offer, now }: { offer: Offer; now: number }) {
  const { totals, nights } = offer;
  const money = (amount: number) => formatMoney({ amount, currency: totals.currency });
  const parts = [
    ...nights.map((night) => ({ name: shortDate(night.date), amount: night.amount })),
    ...totals.taxLines.filter((tax) => !tax.included).map(({ name, amount }) => ({ name, amount })),
  ];
  const inside = totals.taxLines.filter((tax) => tax.included && tax.amount > 0);
  const line = parts.length <= LINE;
  return (
    <div className="pt-2 pb-1.5 max-lg:mt-3 max-lg:border-t max-lg:border-accent-line">
      <dl className={`text-[15px] ${line ? "lg:flex lg:flex-wrap lg:gap-y-2" : "lg:max-w-[340px]"}`}>
        {parts.map(({ name, amount }, index) => (
          <div key={name} className={`flex justify-between gap-4 py-0.5 ${line ? "lg:block lg:py-0" : ""}`}>
            <dt className={`text-ink-2 ${line ? "lg:text-[13px] lg:leading-[18px] lg:text-ink-3" : ""}`}>
              {name}
            </dt>
            <dd className="whitespace-nowrap">
              {money(amount)}
              {line && (
                <span aria-hidden className="px-2.5 text-ink-3 max-lg:hidden">
                  {index === parts.length - 1 ? "=" : "+"}
                </span>
              )}
            </dd>
          </div>
        ))}
        <div
          className={`flex justify-between gap-4 py-0.5 font-semibold ${line ? "lg:block lg:py-0" : "lg:mt-1 lg:border-t lg:border-accent-line lg:pt-1"}`}
        >
          <dt className={line ? "lg:text-[13px] lg:leading-[18px] lg:font-normal lg:text-ink-3" : ""}>
            Total
          </dt>
          <dd className="whitespace-nowrap">{money(totals.total)}</dd>
        </div>
      </dl>
      {inside.length > 0 && (
        <p className="pt-1.5 text-[14px] text-ink-3">
          {inside
            .map((tax) => `${tax.name} is in the nights: ${money(tax.amount)} of ${money(totals.room)}.`)
            .join(" ")}
        </p>
      )}
      <p className="max-w-[44em] pt-1 text-[14px] text-pretty text-ink-3">{policyNow(offer, now)}</p>
    </div>
  );
}
