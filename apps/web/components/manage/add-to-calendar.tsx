"use client";

import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { calendarFile } from "@/lib/manage/calendar-file";

/** Hands the stay to the guest's own calendar, made in the browser: no address of it is ever asked for. */
export function AddToCalendar({ view, house }: { view: ReservationView; house: PropertyDetails }) {
  const save = () => {
    const href = new URL(`/reservations/${view.confirmationNumber}`, location.origin).href;
    const file = new Blob([calendarFile(view, house, href)], { type: "text/calendar;charset=utf-8" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${view.confirmationNumber}.ics`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  return (
    <button type="button" className="btn" onClick={save}>
      Add to calendar
    </button>
  );
}
