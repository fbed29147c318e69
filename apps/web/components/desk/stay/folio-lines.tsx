import type { FolioOfStay } from "@roomstream/domain/payments/contract";
import { shortDate } from "@/lib/dates";
import { formatMoney } from "@/lib/money";

/** What was posted to a stay's folio, line by line, and what that comes to; `undefined` while it is on its way. */
export function FolioLines({ folio }: { folio: FolioOfStay | undefined }) {
  if (!folio) return <div aria-hidden className="shape mt-2 h-28" />;
  const { currency, lines, balance, held, trouble } = folio;
  const money = (amount: number) => formatMoney({ amount, currency }).replace("-", "−");
  return (
    <>
      {trouble && (
        <p className="mt-2 rounded-1 border-l-3 border-alarm bg-alarm-soft px-3 py-2 wrap-anywhere">
          {trouble}
        </p>
      )}
      {lines.length === 0 ? (
        <p className="mt-2 text-ink-2">
          Nothing yet. Each night is posted when the night audit closes its day, and payments as they are
          taken.
        </p>
      ) : (
        <ol className="mt-2">
          {lines.map(({ at, entry, text, amount, businessDate }) => (
            <li
              key={`${at} ${entry} ${text} ${amount}`}
              className="grid grid-cols-[84px_minmax(0,1fr)_auto] gap-x-3 leading-[21px]"
            >
              <time dateTime={businessDate} className="text-ink-3">
                {shortDate(businessDate)}
              </time>
              <span className={`wrap-anywhere ${amount < 0 ? "text-ink-2" : ""}`}>{text}</span>
              <span className={amount < 0 ? "text-ink-2" : ""}>{money(amount)}</span>
            </li>
          ))}
        </ol>
      )}
      <dl className="mt-1">
        <div className="flex justify-between gap-4 border-t border-line leading-[26px] font-semibold">
          <dt>{balance < 0 ? "Paid ahead" : "Posted and not paid"}</dt>
          <dd>{money(Math.abs(balance))}</dd>
        </div>
        {held > 0 && (
          <div className="flex justify-between gap-4 leading-[21px] text-ink-2">
            <dt>Held on the guest's card</dt>
            <dd>{money(held)}</dd>
          </div>
        )}
      </dl>
    </>
  );
}
