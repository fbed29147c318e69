"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { isCalendarDate, nightsBetween, shortDate } from "@/lib/dates";
import { nightsOf } from "@/lib/words";
import { FieldFace, fieldClass } from "./field";
import { OpeningField } from "./opening-field";

// The calendar is fetched when it is first opened: a page is read long before its dates are changed.
const StayCalendar = dynamic(() => import("./stay-calendar"), {
  loading: () => <div className="shape h-[370px] w-[300px]" />,
});

interface Props {
  arrival: string;
  departure: string;
  today: string;
  until: string;
  mostNights: number;
  onChange: (dates: { arrival: string; departure: string }) => void;
  /** What is said beside the days: the hours of the house, for example. */
  arriveNote?: string;
  leaveNote?: string;
}

/** The two dates of a stay, chosen one after the other in one calendar that opens under the field pressed. */
export function DatesFields({
  arrival,
  departure,
  today,
  until,
  mostNights,
  onChange,
  arriveNote,
  leaveNote,
}: Props) {
  const [open, setOpen] = useState<"arrival" | "departure" | null>(null);
  const known = isCalendarDate(arrival) && isCalendarDate(departure);
  const nights = known ? nightsBetween(arrival, departure) : 0;
  const faces = {
    arrival: {
      label: "Arrive",
      date: arrival,
      more: arriveNote ? "" : arrival.slice(0, 4),
      below: arriveNote,
    },
    departure: {
      label: "Leave",
      date: departure,
      more: leaveNote || nights < 1 ? "" : nightsOf(nights),
      below: leaveNote,
    },
  };
  return (["arrival", "departure"] as const).map((which) => {
    const { label, date, more, below } = faces[which];
    return (
      <OpeningField
        key={which}
        label="Your dates"
        open={open === which}
        onOpen={(opened) => setOpen((was) => (opened ? which : was === which ? null : was))}
        className={`${fieldClass} ${which === "departure" ? "border-l border-line" : ""}`}
        popoverClassName="p-4"
        face={
          <FieldFace
            label={label}
            value={isCalendarDate(date) ? shortDate(date) : "Choose a day"}
            more={isCalendarDate(date) ? more : undefined}
            below={below}
          />
        }
      >
        <StayCalendar
          arrival={known ? arrival : undefined}
          departure={known ? departure : undefined}
          today={today}
          until={until}
          mostNights={mostNights}
          choosing={which}
          onChosen={(dates) => {
            setOpen(null);
            onChange(dates);
          }}
        />
      </OpeningField>
    );
  });
}
