import Link from "next/link";
import { Money } from "@/components/money";
import { dateRange, shortWeekday } from "@/lib/dates";
import { stayQuery } from "@/lib/stay";

interface Weekend {
  arrival: string;
  departure: string;
  roomsLeft: number;
  from: { amount: number; currency: string };
}

/** "Fri 11 to Sun 13 December" */
const weekendName = ({ arrival, departure }: Weekend) => {
  const [from, to] = dateRange(arrival, departure).split(" to ");
  return `${shortWeekday(arrival)} ${from} to ${shortWeekday(departure)} ${to}`;
};

export function Weekends({ slug, weekends }: { slug: string; weekends: Weekend[] }) {
  if (weekends.length === 0)
    return (
      <p className="mt-7 border-y border-line py-3 text-ink-2">
        No weekend has room at present. During the week there may be some: choose your dates above.
      </p>
    );
  return (
    <table className="mt-7 w-full text-[15.5px]">
      <caption className="pb-2 text-left text-[14px] text-ink-3">
        The next weekends with room, two adults, two nights
      </caption>
      <tbody className="border-b border-line">
        {weekends.map((weekend) => (
          <tr key={weekend.arrival} className="relative border-t border-line hover:bg-accent-soft">
            <th scope="row" className="py-[11px] pr-3 text-left font-normal">
              <Link
                className="after:absolute after:inset-0"
                href={`/hotels/${slug}?${stayQuery({ arrival: weekend.arrival, departure: weekend.departure, adults: 2, children: 0 })}`}
              >
                {weekendName(weekend)}
              </Link>
            </th>
            <td className="pr-3 text-ink-3 max-sm:hidden">
              {weekend.roomsLeft} {weekend.roomsLeft === 1 ? "room" : "rooms"} left
            </td>
            <td className="text-right font-medium">
              <Money {...weekend.from} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
