import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { longWeekday } from "../dates";
import { formatMoney, type Money } from "../money";
import { countedInside } from "../words";
import { nightsIn } from "./nights";
import { keepsPrices, type Wanted } from "./wanted";

/** What the button that changes a stay says: what happens, and what it costs or saves. */
export function changeWords(booked: ReservationView, wanted: Wanted, difference: Money): string {
  const price = { ...difference, amount: Math.abs(difference.amount) };
  const same = difference.amount === 0;
  const compared = same
    ? "at the same price"
    : `${formatMoney(price)} ${difference.amount > 0 ? "more" : "less"}`;
  if (!keepsPrices(wanted, booked)) return `Change ${whatChanges(booked, wanted)}, ${compared}`;
  const [before, after] = [nightsIn(booked), nightsIn(wanted)];
  const added = after.filter((night) => !before.includes(night));
  const left = before.filter((night) => !after.includes(night));
  if (added.length > 0 && left.length > 0) return `Move your stay, ${compared}`;
  if (added.length > 0) {
    return same ? `Add ${named(added)} at no cost` : `Add ${named(added)} for ${formatMoney(price)}`;
  }
  return `Give back ${named(left)}, ${compared}`;
}

/** "Monday night" of one, "two nights" of more. */
const named = (nights: string[]): string =>
  nights.length === 1 && nights[0] !== undefined
    ? `${longWeekday(nights[0])} night`
    : countedInside(nights.length, "night");

function whatChanges(booked: Wanted, wanted: Wanted): string {
  const room = wanted.roomTypeId !== booked.roomTypeId;
  const guests = wanted.adults !== booked.adults || wanted.children !== booked.children;
  const dates = wanted.arrival !== booked.arrival || wanted.departure !== booked.departure;
  if (room && !guests && !dates) return "the room";
  if (guests && !room && !dates) return "the guests";
  return "your stay";
}
