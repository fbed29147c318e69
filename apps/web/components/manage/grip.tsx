"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { addDays, mediumDate, nightsBetween } from "@/lib/dates";
import { type Limits, leaveOn } from "@/lib/manage/nights";
import type { Wanted } from "@/lib/manage/wanted";
import { nightsOf } from "@/lib/words";

interface Props {
  wanted: Wanted;
  limits: Limits;
  /** The first night on the tape, and how many nights after it the stay ends. */
  first: string;
  column: number;
  onLeave: (departure: string) => void;
}

const keys: Record<string, number> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 7,
  PageDown: -7,
};
/** So near to the edge of what is shown, the tape moves under the hand. */
const EDGE = 36;
const PULL = 14;

/** The end of the stay, to be drawn to another morning by hand, finger or keyboard. */
export function Grip({ wanted, limits, first, column, onLeave }: Props) {
  const holds = useRef(false);
  const leave = (departure: string) => {
    const nearest = leaveOn(departure, wanted, limits);
    if (nearest !== wanted.departure) onLeave(nearest);
  };
  const drag = (event: PointerEvent<HTMLButtonElement>) => {
    const track = event.currentTarget.parentElement;
    const tape = track?.parentElement;
    const morning = track?.firstElementChild;
    if (!holds.current || !track || !tape || !morning) return;
    const box = tape.getBoundingClientRect();
    if (event.clientX > box.right - EDGE) tape.scrollLeft += PULL;
    if (event.clientX < box.left + EDGE) tape.scrollLeft -= PULL;
    const nights =
      (event.clientX - track.getBoundingClientRect().left) / morning.getBoundingClientRect().width;
    leave(addDays(first, Math.round(nights)));
  };
  const press = (event: KeyboardEvent) => {
    const days = keys[event.key];
    if (days === undefined) return;
    event.preventDefault();
    leave(addDays(wanted.departure, days));
  };
  const least = nightsBetween(wanted.arrival, leaveOn(wanted.arrival, wanted, limits));
  const most = nightsBetween(wanted.arrival, leaveOn("9999-12-31", wanted, limits));
  const nights = nightsBetween(wanted.arrival, wanted.departure);
  return (
    <button
      type="button"
      role="slider"
      className="grip"
      style={{ left: `calc(var(--col) * ${column})` }}
      aria-label="The day you leave"
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={nights}
      aria-valuetext={`${mediumDate(wanted.departure)}, ${nightsOf(nights)}`}
      onKeyDown={press}
      onPointerDown={(event) => {
        holds.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        holds.current = false;
      }}
      onPointerCancel={() => {
        holds.current = false;
      }}
    />
  );
}
