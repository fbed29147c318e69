import type { Offer } from "@roomstream/domain/reservations/contract";
import { Money } from "@/components/money";
import { nightsBetween } from "@/lib/dates";
import type { Stay } from "@/lib/stay";
import { countedInside } from "@/lib/words";

interface Props {
  stay: Stay;
  weekends: { from: { amount: number; currency: string } }[];
  /** Only where a stay was asked for. */
  offers: Offer[] | undefined;
  problem: string | null;
}

/** The line under a house: the lowest total for the stay asked for, or else for a weekend. */
export function FromPrice({ stay, weekends, offers, problem }: Props) {
  if (problem) return problem;
  if (offers?.length === 0) return "No room for these nights. See its other days.";
  const lowest = offers
    ? offers.map(({ totals }) => ({ amount: totals.total, currency: totals.currency }))
    : weekends.map(({ from }) => from);
  const from = lowest.sort((a, b) => a.amount - b.amount)[0];
  if (!from) return "See its rooms and days";
  const nights = nightsBetween(stay.arrival, stay.departure);
  return (
    <>
      From{" "}
      <strong className="font-medium text-ink">
        <Money {...from} />
      </strong>{" "}
      for {offers ? `your ${countedInside(nights, "night")}` : "a weekend for two"}, taxes in
    </>
  );
}
