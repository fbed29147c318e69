"use client";

import { useState } from "react";
import { DayPicker } from "react-day-picker";
import { enGB } from "react-day-picker/locale/en-GB";
import { addDays, nightsBetween, shortDate } from "@/lib/dates";
import { nightsOf } from "@/lib/words";

/** The calendar counts in days of its own clock; both ways go by year, month and day, so no zone moves them. */
const asDay = (date: string) =>
  new Date(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
const asDate = (day: Date) =>
  [
    day.getFullYear(),
    String(day.getMonth() + 1).padStart(2, "0"),
    String(day.getDate()).padStart(2, "0"),
  ].join("-");

interface Props {
  arrival: string | undefined;
  departure: string | undefined;
  today: string;
  until: string;
  mostNights: number;
  choosing: "arrival" | "departure";
  onChosen: (dates: { arrival: string; departure: string }) => void;
}

export default function StayCalendar({
  arrival,
  departure,
  today,
  until,
  mostNights,
  choosing,
  onChosen,
}: Props) {
  // Whoever opens "Leave" keeps the arrival and chooses the other end; "Arrive" starts anew.
  const [from, setFrom] = useState(choosing === "departure" ? arrival : undefined);
  const [months] = useState(() => (matchMedia("(width >= 700px)").matches ? 2 : 1));
  const [over, setOver] = useState<string>();
  const lastDeparture = from ? [addDays(from, mostNights), until].sort()[0] : until;
  const to = from && over && over > from ? over : undefined;
  const shown = from ? { from: asDay(from), to: to ? asDay(to) : undefined } : undefined;
  const chosen = arrival && departure && !from ? { from: asDay(arrival), to: asDay(departure) } : undefined;

  const choose = (date: string) => {
    if (from && date > from) onChosen({ arrival: from, departure: date });
    else setFrom(date);
  };

  return (
    <>
      <p
        aria-live="polite"
        className="pb-3 font-serif text-[20px] leading-tight font-medium tracking-[-0.008em]"
      >
        {!from && "The day you arrive"}
        {from && !to && `Arriving ${shortDate(from)}. The day you leave`}
        {from && to && `${shortDate(from)} to ${shortDate(to)}, ${nightsOf(nightsBetween(from, to))}`}
      </p>
      <DayPicker
        mode="range"
        locale={enGB}
        weekStartsOn={1}
        numberOfMonths={months}
        autoFocus
        selected={shown ?? chosen}
        onDayClick={(day, modifiers) => {
          if (!modifiers.disabled) choose(asDate(day));
        }}
        onDayMouseEnter={(day) => setOver(asDate(day))}
        onDayFocus={(day) => setOver(asDate(day))}
        defaultMonth={asDay(from ?? arrival ?? today)}
        startMonth={asDay(today)}
        endMonth={asDay(until)}
        disabled={[{ before: asDay(from ?? today) }, { after: asDay(lastDeparture ?? until) }]}
        className="calendar"
      />
    </>
  );
}
