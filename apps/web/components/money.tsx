import { type Money as Amount, formatMoney, moneyParts } from "@/lib/money";

export function Money({ amount, currency }: Amount) {
  return <span className="whitespace-nowrap">{formatMoney({ amount, currency })}</span>;
}

/** An amount at display size: the minor units stand small and high. */
export function LargeMoney(money: Amount) {
  const { whole, minor } = moneyParts(money);
  return (
    <span className="font-serif whitespace-nowrap lining-nums">
      {whole}
      <span className="ml-[0.06em] align-[0.62em] text-[0.54em] leading-none tracking-normal">{minor}</span>
    </span>
  );
}
