import { moneyParts } from "../money";
import type { Cell, Sheet } from "./sheets";

/** A spreadsheet takes a text that begins like this for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** A sheet as RFC 4180 writes it: dates as `2026-12-31`, amounts in the currency's main unit, shares as fractions of one. */
export function csvOf({ columns, rows }: Sheet): string {
  const currency = currencyOf(rows);
  const head = currency === undefined ? columns : [...columns, "Currency"];
  const lines = rows.map((row) => [...row.map(plain), ...(currency === undefined ? [] : [currency])]);
  return [head, ...lines].map((line) => `${line.map(quoted).join(",")}\r\n`).join("");
}

function plain(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return FORMULA.test(cell) ? `'${cell}` : cell;
  if (typeof cell === "number") return String(cell);
  if ("date" in cell) return cell.date;
  if ("share" in cell) return cell.share === null ? "" : String(Number(cell.share.toFixed(4)));
  return cell.amount === null ? "" : mainUnits(cell.amount, cell.currency);
}

/** 12900 EUR as 129.00, 12900 JPY as 12900. */
function mainUnits(amount: number, currency: string): string {
  const digits = Math.max(0, moneyParts({ amount, currency }).minor.length - 1);
  return (amount / 10 ** digits).toFixed(digits);
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const currencyOf = (rows: Cell[][]): string | undefined =>
  rows
    .flat()
    .flatMap((cell) =>
      typeof cell === "object" && cell !== null && "currency" in cell ? [cell.currency] : [],
    )
    .at(0);

/** `casa-do-mirante-nights-2026-11-22T14-02.csv` */
export const fileName = (hotel: string, sheet: string, asOf: string) =>
  `${hotel}-${sheet}-${asOf.slice(0, 16).replace(":", "-")}.csv`;
