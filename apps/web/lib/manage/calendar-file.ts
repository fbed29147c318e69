import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { addDays } from "../dates";

type Stay = Pick<
  ReservationView,
  "confirmationNumber" | "version" | "arrival" | "departure" | "roomTypeName" | "createdAt"
>;
type House = Pick<PropertyDetails, "name" | "address" | "phone" | "checkInFrom" | "checkOutUntil">;

/** Octets that a line of a calendar file may have before it is folded. */
const FOLD = 73;

/**
 * A stay as a calendar file (RFC 5545). The days are whole ones, the day of leaving included, so that no zone moves them; a stay
 * that was changed and is added again takes the place of what was there.
 */
export function calendarFile(stay: Stay, house: House, href: string): string {
  const text = [
    `${stay.roomTypeName}, ${stay.confirmationNumber}.`,
    `Your room is ready from ${house.checkInFrom} and yours until ${house.checkOutUntil}, the hotel's time.`,
    `${house.phone}`,
    href,
  ].join("\n");
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Roomstream//Stays//EN",
    "BEGIN:VEVENT",
    `UID:${stay.confirmationNumber}@roomstream`,
    `SEQUENCE:${stay.version}`,
    `DTSTAMP:${stay.createdAt.replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${compact(stay.arrival)}`,
    `DTEND;VALUE=DATE:${compact(addDays(stay.departure, 1))}`,
    `SUMMARY:${escaped(house.name)}`,
    `LOCATION:${escaped(house.address)}`,
    `DESCRIPTION:${escaped(text)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]
    .map(folded)
    .join("\r\n");
}

const compact = (date: string) => date.replaceAll("-", "");

const escaped = (text: string) => text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll("\n", "\\n");

/** A long line goes on in the next, after a space; a letter of several octets is never cut. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = "";
  let octets = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (octets + size > FOLD) {
      lines.push(current);
      current = "";
      octets = 1;
    }
    current += letter;
    octets += size;
  }
  return [...lines, current].join("\r\n ");
}
