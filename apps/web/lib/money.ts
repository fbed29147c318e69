export interface Money {
  amount: number;
  currency: string;
}

const formats = new Map<string, Intl.NumberFormat>();

const formatOf = (currency: string) => {
  let format = formats.get(currency);
  if (!format) {
    format = new Intl.NumberFormat("en-GB", { style: "currency", currency, currencyDisplay: "narrowSymbol" });
    formats.set(currency, format);
  }
  return format;
};

const major = ({ amount, currency }: Money) =>
  amount / 10 ** (formatOf(currency).resolvedOptions().maximumFractionDigits ?? 0);

/** €129.00, $596.64, ¥12,900: the currency's own number of minor digits. */
export const formatMoney = (money: Money) => formatOf(money.currency).format(major(money));

/** +€147.00, −€149.00: an amount that something changes by. */
export const signedMoney = ({ amount, currency }: Money) =>
  `${amount > 0 ? "+" : amount < 0 ? "−" : ""}${formatMoney({ amount: Math.abs(amount), currency })}`;

/** The amount in two parts, so that the minor units can stand small: "€523" and ".00". */
export const moneyParts = (money: Money) => {
  let whole = "";
  let minor = "";
  for (const part of formatOf(money.currency).formatToParts(major(money))) {
    if (part.type === "decimal" || part.type === "fraction") minor += part.value;
    else whole += part.value;
  }
  return { whole, minor };
};
