import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { runsOf } from "@/lib/manage/difference";
import { moneyAfter, paidSoFar } from "@/lib/manage/money-after";
import { formatMoney } from "@/lib/money";
import { totalOf } from "@/lib/offer";
import { nightsOf } from "@/lib/words";
import { LargeMoney } from "../money";
import { Washed } from "../washed";
import { SumLine, SumTotal } from "./sum-line";

/** An account of more lines than this is told in one, with its nights folded away below. */
const MOST_LINES = 10;

/** What the stay costs, and how its money stands. */
export function Cost({ view }: { view: ReservationView }) {
  const { totals } = view;
  const money = (amount: number) => formatMoney({ amount, currency: totals.currency });
  const runs = runsOf(view.nights);
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
            {runs.length > MOST_LINES ? (
              <SumLine name={nightsOf(view.nights.length)} value={money(totals.room)} />
            ) : (
              runs.map((run) => <Run key={run.name} run={run} money={money} />)
            )}
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
          {runs.length > MOST_LINES && (
            <details className="mt-4 border-t border-line">
              <summary className="link min-h-11 cursor-pointer py-2.5 text-[15px]">Night by night</summary>
              <dl className="pb-2">
                {runs.map((run) => (
                  <Run key={run.name} run={run} money={money} />
                ))}
              </dl>
            </details>
          )}
        </>
      )}
    </aside>
  );
}

function Run({ run, money }: { run: ReturnType<typeof runsOf>[number]; money: (amount: number) => string }) {
  const { name, each, count, amount } = run;
  return (
    <SumLine name={name} {...(count > 1 && { note: `${count} × ${money(each)}` })} value={money(amount)} />
  );
}

/** The total as a beam: filled is paid, hatched only held, empty is still to be paid at the house. */
function Split({ view }: { view: ReservationView }) {
  const { paid, held, later, letOff } = paidSoFar(view);
  const parts = [
    { name: "Paid", amount: paid, fill: "bg-accent" },
    { name: "Held on your card", amount: held, fill: "hatched" },
    { name: view.status === "CHECKED_OUT" ? "Still to pay" : "To pay at the house", amount: later, fill: "" },
  ].filter(({ amount }) => amount > 0);
  const lines = [...parts, ...(letOff > 0 ? [{ name: "Let off by the house", amount: letOff }] : [])];
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
        {lines.map(({ name, amount }) => (
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
