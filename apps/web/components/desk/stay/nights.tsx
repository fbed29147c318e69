import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { shortDate } from "@/lib/dates";
import { formatMoney } from "@/lib/money";

/** The price of each night, as it was sold; `undefined` while it is on its way. */
export function Nights({ view }: { view: ReservationView | undefined }) {
  if (!view) return <div aria-hidden className="shape mt-2 h-16" />;
  const { currency } = view.totals;
  return (
    <dl className="mt-2">
      {view.nights.map(({ date, amount }) => (
        <div key={date} className="flex justify-between gap-4 leading-[21px]">
          <dt>{shortDate(date)}</dt>
          <dd>{formatMoney({ amount, currency })}</dd>
        </div>
      ))}
    </dl>
  );
}
