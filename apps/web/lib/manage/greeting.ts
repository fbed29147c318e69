import type { ReservationStatus, ReservationView } from "@roomstream/domain/reservations/contract";
import { nightsBetween } from "../dates";
import { inWords } from "../words";

type Stay = Pick<ReservationView, "arrival" | "departure" | "guest">;

/** The line that a guest's page opens with; `today` is the day at the hotel. */
export function greeting(stay: Stay, status: ReservationStatus, today: string): string {
  const name = stay.guest ? `, ${stay.guest.firstName}` : "";
  return `${words(stay, status, today)}${name}`;
}

function words({ arrival, departure }: Stay, status: ReservationStatus, today: string): string {
  switch (status) {
    case "PENDING":
      return "You are pencilled in";
    case "CONFIRMED": {
      const days = nightsBetween(today, arrival);
      if (days > 1) return `See you in ${inWords(days)} days`;
      if (days === 1) return "See you tomorrow";
      return days === 0 ? "See you today" : "Your room is waiting";
    }
    case "CHECKED_IN":
      return today >= departure ? "You leave today" : "You are in the house";
    case "CHECKED_OUT":
      return "You have stayed with us";
    case "CANCELLED":
      return "This stay is cancelled";
    case "NO_SHOW":
      return "You did not come";
    default:
      return status satisfies never;
  }
}
