import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { runsOf } from "@/lib/manage/difference";
import { moneyAfter, paidSoFar } from "@/lib/manage/money-after";
import { formatMoney } from "@/lib/money";
import { totalOf } from "@/lib/offer";
import { LargeMoney } from "../money";
import { Washed } from "../washed";
import { SumLine, SumTotal } from "./sum-line";

/** What the stay costs, and how its money stands. */
export function Cost({ view }: { view: ReservationView }) {
  const { totals } = view;
  const money = (amount: number) => formatMoney({ amount, currency: totals.currency });
  const ended = view.status === "CANCELLED" || view.status === "NO_SHOW";
  const inside = totals.taxLines.filter(({ included, amount }) => included && amount > 0);
  return (
    <aside
      aria-labelledby="cost"
      className="border-t border-line py-6 [grid-area:bill] lg:sticky lg:top-4 lg:self-start lg:pt-[18px]"
    >
      <h2 id="cost" className="font-serif text-[21px] leading-[1.2] font-medium tracking-[-0.01em]">
        {ended ? "How the money stands" : "What it costs"}
      </h2>
      {ended ? (
        <Ended view={view} />
      ) : (
        <>
          <dl className="mt-2">
            {runsOf(view.nights).map(({ name, each, count, amount }) => (
              <SumLine
                key={name}
                name={name}
                {...(count > 1 && { note: `${count} × ${money(each)}` })}
                value={money(amount)}
              />
            ))}
            {totals.taxLines
              .filter(({ included }) => !included)
              .map(({ name, amount }) => (
                <SumLine key={name} name={name} value={money(amount)} />
              ))}
            <SumTotal name="Total">
              <Washed value={totals.total}>
                <LargeMoney {...totalOf(view)} />
              </Washed>
            </SumTotal>
          </dl>
          {inside.length > 0 && (
            <p className="text-[14px] text-ink-3">
              With {inside.map(({ amount, name }) => `${money(amount)} ${name}`).join(" and ")} in it.
            </p>
          )}
          <Split view={view} />
        </>
      )}
    </aside>
  );
}

/** The total as a beam: filled is paid, hatched only held, empty is paid at the house. */
function Split({ view }: { view: ReservationView }) {
  const { paid, held, later } = paidSoFar(view);
  const parts = [
    { name: "Paid", amount: paid, fill: "bg-accent" },
    { name: "Held on your card", amount: held, fill: "hatched" },
    { name: "Paid at the house", amount: later, fill: "" },
  ].filter(({ amount }) => amount > 0);
  const total = Math.max(1, paid + held + later);
  return (
    <>
      <div aria-hidden className="mt-4 flex h-2.5 overflow-hidden rounded-[2px] border border-accent">
        {parts.map(({ name, amount, fill }) => (
          <i
            key={name}
            className={`border-accent not-first:border-l ${fill}`}
            style={{ width: `${(100 * amount) / total}%` }}
          />
        ))}
      </div>
      <dl className="flex justify-between gap-4 pt-2 text-[14px] text-ink-2">
        {parts.map(({ name, amount }) => (
          <div key={name} className="not-first:last:text-right">
            <dt>{name}</dt>
            <dd className="text-[16px] font-medium text-ink">
              {formatMoney({ amount, currency: view.totals.currency })}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Ended({ view }: { view: ReservationView }) {
  const money = (amount: number) => ({ amount, currency: view.folio.currency });
  const { kept, givenBack, comingBack, lettingGo } = moneyAfter(view);
  const lines = [
    { name: "Given back", amount: givenBack },
    { name: "On its way back to your card", amount: comingBack },
    { name: "Still held, being let go", amount: lettingGo },
  ].filter(({ amount }) => amount > 0);
  return (
    <>
      <dl className="mt-2">
        {lines.map(({ name, amount }) => (
          <SumLine key={name} name={name} value={formatMoney(money(amount))} />
        ))}
        <SumTotal name="Kept by the house">
          <Washed value={kept}>
            <LargeMoney {...money(kept)} />
          </Washed>
        </SumTotal>
      </dl>
      <p className="mt-2 text-[14px] text-pretty text-ink-3">
        {lines.length === 0
          ? "Nothing is held on your card any more."
          : "Your bank may take a few days to show it."}
      </p>
    </>
  );
}
