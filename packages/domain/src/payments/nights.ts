import { splitByWeight } from "../shared/money";
import type { PostedNight } from "./stored-posting";

/** A stay as it is to be charged: its nights as sold, and the tax on top of all of them. */
export type ChargedStay = { nights: { date: string; amount: number; net: number }[]; tax: number };

/** What is put on a folio: a night, or without one what is still between what was posted and the stay's price. */
export type NightCharge = { night: string | null; amount: number; net: number };

/**
 * What one night of a stay is charged: its price and its share of the tax that is not posted yet, split over the nights that
 * are not posted yet with the largest remainder. So the shares add up to the tax, also when the stay has changed meanwhile.
 * Undefined for a night that is not of the stay, or is posted.
 */
export function chargeOf(stay: ChargedStay, posted: PostedNight[], night: string): NightCharge | undefined {
  const left = unposted(stay, posted);
  const index = left.findIndex(({ date }) => date === night);
  const sold = left[index];
  if (!sold) return undefined;
  const share = shares(stay, posted)[index] ?? 0;
  return { night, amount: sold.amount + share, net: sold.net };
}

/** All that is still to be charged when the stay has ended, so that the sum of what is posted is its price to the cent. */
export function restOf(stay: ChargedStay, posted: PostedNight[]): NightCharge[] {
  const split = shares(stay, posted);
  const rest: NightCharge[] = unposted(stay, posted).map(({ date, amount, net }, index) => ({
    night: date,
    amount: amount + (split[index] ?? 0),
    net,
  }));
  const all = [...posted, ...rest];
  const price = sum(stay.nights.map(({ amount }) => amount)) + stay.tax;
  const amount = price - sum(all.map((charge) => charge.amount));
  const net = sum(stay.nights.map((night) => night.net)) - sum(all.map((charge) => charge.net));
  return amount === 0 && net === 0 ? rest : [...rest, { night: null, amount, net }];
}

const unposted = ({ nights }: ChargedStay, posted: PostedNight[]) => {
  const dates = new Set(posted.map(({ night }) => night));
  return nights.filter(({ date }) => !dates.has(date));
};

function shares(stay: ChargedStay, posted: PostedNight[]): number[] {
  const price = new Map(stay.nights.map(({ date, amount }) => [date, amount]));
  // A posted night that is no longer of the stay stands for no tax of it.
  const paid = sum(
    posted.map(({ night, amount }) => (night === null ? 0 : amount - (price.get(night) ?? amount))),
  );
  const left = unposted(stay, posted);
  return splitByWeight(
    Math.max(0, stay.tax - paid),
    left.map(({ amount }) => amount),
  );
}

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);
