"use client";

import type { ReservationStatus, ReservationView } from "@roomstream/domain/reservations/contract";
import { type CSSProperties, useEffect, useRef } from "react";
import { dateRange, shortWeekday } from "@/lib/dates";
import type { Limits } from "@/lib/manage/nights";
import { atOnce, barOf, columnOf, type Night } from "@/lib/manage/tape";
import type { Wanted } from "@/lib/manage/wanted";
import { formatMoney } from "@/lib/money";
import { countedInside } from "@/lib/words";
import { Grip } from "./grip";

interface Props {
  view: ReservationView;
  status: ReservationStatus;
  nights: Night[];
  wanted: Wanted;
  /** Where the end of the stay may be drawn to; undefined where it may not. */
  limits: Limits | undefined;
  onLeave: (departure: string) => void;
}

/** Prices of more letters than this need a wider night. */
const SHORT_PRICE = 8;
const NARROW = 68;
const WIDE = 88;

const looks: Partial<Record<ReservationStatus, string>> = {
  PENDING: "pencilled",
  CHECKED_IN: "in-house",
  CHECKED_OUT: "departed",
  CANCELLED: "given-back",
  NO_SHOW: "given-back",
};

/** The stay on the tape: as it is booked, and pencilled over it as it would be. */
export function Tape({ view, status, nights, wanted, limits, onLeave }: Props) {
  const tape = useRef<HTMLElement>(null);
  const money = (amount: number) => formatMoney({ amount, currency: view.totals.currency });
  const bar = barOf(nights);
  const longest = Math.max(...nights.map(({ amount }) => (amount === undefined ? 0 : money(amount).length)));
  const size: CSSProperties & Record<`--${string}`, string | number> = {
    "--least": `${longest > SHORT_PRICE ? WIDE : NARROW}px`,
    "--count": atOnce(view),
    "--nights": nights.length,
  };
  useEffect(() => {
    const [one, all] = [tape.current?.querySelector(".morning"), tape.current];
    // On a narrow screen the first of what is seen is the arrival.
    if (one && all && all.scrollWidth > all.clientWidth) all.scrollLeft = one.getBoundingClientRect().width;
  }, []);
  const column = columnOf(nights, wanted.departure);
  const first = useRef(column);
  useEffect(() => {
    const [one, all] = [tape.current?.querySelector(".morning"), tape.current];
    if (!one || !all || column === first.current) return;
    first.current = column;
    // The end that was moved by a button comes into sight, with the night before it and the one after.
    const night = one.getBoundingClientRect().width;
    const [from, to] = [night * (column - 1), night * (column + 1)];
    if (from < all.scrollLeft) all.scrollLeft = from;
    else if (to > all.scrollLeft + all.clientWidth) all.scrollLeft = to - all.clientWidth;
  }, [column]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section ref={tape} className="tape" aria-label="Your nights" tabIndex={0} style={size}>
      <p className="sr-only">
        Booked: {countedInside(view.nights.length, "night")}, {dateRange(view.arrival, view.departure)}.
      </p>
      <div className="track">
        {nights.map(({ date, kind, amount, full }) => (
          <div
            key={date}
            aria-hidden
            className={`morning ${full ? "full" : ""} ${date === wanted.arrival || date === wanted.departure ? "edge" : ""}`}
          >
            <b>
              {shortWeekday(date)} <span>{Number(date.slice(8))}</span>
            </b>
            {kind === "outside" && (
              <span className="price">{full ? "full" : amount === undefined ? "" : money(amount)}</span>
            )}
          </div>
        ))}
        <div
          aria-hidden
          className="bar"
          style={{
            left: `calc(var(--col) * ${bar.from})`,
            width: `calc(var(--col) * ${bar.length})`,
          }}
        >
          {nights.slice(bar.from, bar.from + bar.length).map(({ date, kind, amount }) => (
            <span
              key={date}
              className={`night ${kind === "more" ? "pencilled" : kind === "less" ? "given-back" : (looks[status] ?? "")}`}
            >
              {amount !== undefined && (kind === "more" ? <em>{money(amount)}</em> : money(amount))}
            </span>
          ))}
        </div>
        {limits && nights[0] && (
          <Grip wanted={wanted} limits={limits} first={nights[0].date} column={column} onLeave={onLeave} />
        )}
      </div>
    </section>
  );
}
