import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { formatMoney } from "@/lib/money";
import { nightsOf } from "@/lib/words";

type Accounted = Pick<ReservationView, "status" | "totals" | "folio" | "nights" | "fee">;

/** What a stay costs, line by line: its nights and taxes, or what is kept of one that did not take place. */
function chargesOf({ status, totals, nights, fee }: Accounted) {
  if (status === "CANCELLED" || status === "NO_SHOW")
    return [
      {
        name: status === "CANCELLED" ? "Kept of the cancelled stay" : "Kept: the guest did not come",
        amount: fee?.amount ?? 0,
      },
    ];
  return [
    { name: nightsOf(nights.length), amount: totals.room },
    ...totals.taxLines.filter(({ included }) => !included).map(({ name, amount }) => ({ name, amount })),
  ];
}

/** How the money of a stay stands: what it costs, what is paid, what is held on the card, and what is left to pay. */
export function Account({ view }: { view: Accounted }) {
  const { folio } = view;
  const money = (amount: number) => formatMoney({ amount, currency: folio.currency }).replace("-", "−");
  const charges = chargesOf(view);
  const letOff = folio.charges - charges.reduce((sum, { amount }) => sum + amount, 0);
  const lines = [
    ...charges,
    ...(letOff === 0
      ? []
      : [{ name: letOff < 0 ? "Let off by the house" : "Other charges", amount: letOff }]),
    ...(folio.payments === 0 ? [] : [{ name: "Paid", amount: -folio.payments }]),
    ...(folio.refunds === 0 ? [] : [{ name: "Given back", amount: folio.refunds }]),
  ];
  return (
    <dl className="mt-2">
      {lines.map(({ name, amount }) => (
        <div key={name} className="flex justify-between gap-4 leading-[21px]">
          <dt className={amount < 0 ? "text-ink-2" : ""}>{name}</dt>
          <dd className={amount < 0 ? "text-ink-2" : ""}>{money(amount)}</dd>
        </div>
      ))}
      <div className="flex justify-between gap-4 border-t border-line leading-[26px] font-semibold">
        <dt>{folio.balance < 0 ? "To give back" : "Still to pay"}</dt>
        <dd>{money(Math.abs(folio.balance))}</dd>
      </div>
      {folio.authorized > 0 && (
        <div className="flex justify-between gap-4 leading-[21px] text-ink-2">
          <dt>Held on the guest's card</dt>
          <dd>{money(folio.authorized)}</dd>
        </div>
      )}
    </dl>
  );
}
