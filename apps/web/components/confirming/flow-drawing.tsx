"use client";

import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { useEffect, useRef, useState } from "react";
import { dateRange, preciseClock, shortWeekday } from "@/lib/dates";
import { type Flow, place, shortTime, ticks } from "@/lib/flow";
import { formatMoney } from "@/lib/money";
import { counted, nightsOf } from "@/lib/words";
import { StrandRow } from "./strand";

/** More nights than this are one bar. */
const CELLS = 5;

interface Props {
  view: ReservationView;
  flow: Flow;
  head: { at: number; span: number; done: boolean };
  timeZone: string;
}

const curves = { up: "M0 100C22 100 14 0 40 0", down: "M0 0C22 0 14 100 40 100" };

/** The strands of a booking over true time, from the request to the line in the book. */
export function FlowDrawing({ view, flow, head, timeZone }: Props) {
  const axis = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(560);
  useEffect(() => {
    if (!axis.current) return;
    const watch = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    watch.observe(axis.current);
    return () => watch.disconnect();
  }, []);
  const { at, span, done } = head;
  const money = (amount: number) => formatMoney({ amount, currency: view.totals.currency });
  const over = done && !flow.confirmed;
  const inked = done && flow.confirmed ? "inked" : "";
  const shared = { at, span, over, width };
  const letGo =
    over && flow.nights.undone !== null ? `held, then let go at ${shortTime(flow.nights.undone)}` : "held";
  return (
    <div className="flow" aria-hidden="true">
      <div className="start">
        <b className="start-name">Your request</b>
        <span className="start-clock">{preciseClock(view.createdAt, timeZone)}</span>
      </div>
      <i className="knot first" />
      <i className="line inlet" />
      <Curve name="split-up" path={curves.up} />
      <i className="line split-mid" />
      <Curve name="split-down" path={curves.down} />
      <div className="axis" ref={axis}>
        {ticks(span).map((tick) => (
          <i key={tick} className="tick" style={{ left: `${place(tick, span)}%` }}>
            {place(tick, span) < 100 - 5800 / width && <span>{tick === 0 ? "0" : shortTime(tick)}</span>}
          </i>
        ))}
        <StrandRow
          {...shared}
          row={1}
          name={counted(view.nights.length, "night")}
          strand={flow.nights}
          cells={nightCells(view)}
          {...(view.nights.length <= CELLS && {
            short: view.nights.map((night) => shortWeekday(night.date)),
          })}
          waiting={`looking for ${nightsOf(view.nights.length)} in the book`}
          after={flow.nights.refused ? "no room left" : letGo}
        />
        {flow.card ? (
          <StrandRow
            {...shared}
            row={2}
            name="Your card"
            strand={flow.card}
            cells={[flow.card.refused ? flow.card.summary : cardWords(view)]}
            waiting={`asking your bank for ${formatMoney(view.heldNow)}`}
            after=""
          />
        ) : (
          <div className="strand row-2">
            <i className="ink wait" style={{ left: 0, width: `${place(at, span)}%` }} />
            <div className="who none">No card is asked: you pay at the hotel</div>
          </div>
        )}
        <StrandRow
          {...shared}
          row={3}
          name="Your price"
          strand={flow.price}
          cells={[money(view.totals.total)]}
          waiting={
            view.totals.tax > 0
              ? `${money(view.totals.room)} + ${money(view.totals.tax)}`
              : money(view.totals.room)
          }
          after={over ? "" : "fixed"}
        />
        {!done && (
          <div className="head" style={{ left: `${place(at, span)}%` }}>
            <span className={`head-label ${place(at, span) > 100 - 3000 / width ? "head-end" : ""}`}>
              {shortTime(at)}
            </span>
          </div>
        )}
      </div>
      <Curve name={`join-up ${inked}`} path={curves.down} />
      <i className={`line join-mid ${inked}`} />
      <Curve name={`join-down ${inked}`} path={curves.up} />
      <i className={`line out ${inked}`} />
      {inked && <i className="knot last" />}
      <Ending view={view} flow={flow} done={done} timeZone={timeZone} />
    </div>
  );
}

function Curve({ name, path }: { name: string; path: string }) {
  return (
    <svg className={`curve ${name}`} viewBox="0 0 40 100" preserveAspectRatio="none" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

function Ending({ view, flow, done, timeZone }: Omit<Props, "head"> & { done: boolean }) {
  if (!done || flow.end === null) return <div className="ending soon">not in ink yet</div>;
  const moment = preciseClock(new Date(Date.parse(view.createdAt) + flow.end).toISOString(), timeZone);
  return (
    <>
      {flow.confirmed ? (
        <div className="ending number">{view.confirmationNumber}</div>
      ) : (
        <div className="ending soon">rubbed out again</div>
      )}
      <div className="ending word">
        <b className={flow.confirmed ? "text-confirmed" : "text-alarm"}>
          {flow.confirmed ? "Confirmed" : "Cancelled"}
        </b>
        <span>
          {moment}, after {(flow.end / 1000).toFixed(3)} s
        </span>
      </div>
    </>
  );
}

const nightCells = (view: ReservationView) =>
  view.nights.length > CELLS
    ? [`${nightsOf(view.nights.length)}, ${dateRange(view.arrival, view.departure)}`]
    : view.nights.map((night) => `${shortWeekday(night.date)} ${Number(night.date.slice(8))}`);

const cardWords = (view: ReservationView) =>
  view.dueNow.amount > 0
    ? `${formatMoney(view.heldNow)} approved by your bank`
    : `${formatMoney(view.heldNow)} held, not charged`;
