"use client";

import type { MonthFigures, Overview } from "@roomstream/domain/analytics/contract";
import { amountIn, changeFrom, percent, pointsBetween, roundAmount } from "@/lib/figures/numbers";
import { daysOfMonth, monthsSentence } from "@/lib/figures/sentences";
import { monthsSheet, stretchName } from "@/lib/figures/sheets";
import { Charted, type Source } from "./charted";
import { Defined } from "./defined";

interface Props {
  overview: Pick<Overview, "months" | "currency" | "businessDate">;
  source: Source;
}

/** The months, what is over of the one that runs and what is to come, with last year at this point. */
export function Months({ overview, source }: Props) {
  const { months, currency, businessDate } = overview;
  const amount = amountIn(currency);
  const most = Math.max(
    1,
    ...months.flatMap(({ kpi, lastYear }) => [kpi.roomRevenue, lastYear?.roomRevenue ?? 0]),
  );
  const hasLastYear = months.some(({ lastYear }) => lastYear !== null);
  const of = (value: number) => `${(value / most) * 100}%`;
  const current = businessDate.slice(0, 7);
  return (
    <Charted
      className="months"
      sentence={monthsSentence(overview)}
      sub={
        hasLastYear ? (
          <>
            Bar, this year; thin line,{" "}
            <Defined
              term="last year at this point"
              meaning="The same dates a year before, as they stood a year before the moment that is shown."
            />
          </>
        ) : (
          "Bar, this year; nothing is known of last year"
        )
      }
      sheet={monthsSheet(overview)}
      source={source}
      isTable
    >
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Period</span>
            </th>
            <td className="drawn" />
            <th scope="col">Room revenue</th>
            {hasLastYear && <th scope="col">on last year</th>}
            <th scope="col">Occupancy</th>
            {hasLastYear && (
              <th scope="col" className="wide">
                points
              </th>
            )}
            <th scope="col" className="wide">
              ADR
            </th>
            <th scope="col" className="wide">
              RevPAR
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map((one) => (
            <tr key={one.from}>
              <th scope="row">
                {stretchName(one, current)}
                <small>{aboutOf(one, current)}</small>
              </th>
              <td className="drawn">
                <span className="bar" aria-hidden>
                  <span className="fill" style={{ width: of(one.kpi.roomRevenue) }} />
                  {one.lastYear && <span className="ago" style={{ left: of(one.lastYear.roomRevenue) }} />}
                </span>
              </td>
              <td>{roundAmount(one.kpi.roomRevenue, currency)}</td>
              {hasLastYear && (
                <td className="d">
                  {changeFrom(one.kpi.roomRevenue, one.lastYear?.roomRevenue ?? null) ?? "–"}
                </td>
              )}
              <td>{percent(one.kpi.occupancy)}</td>
              {hasLastYear && (
                <td className="d wide">
                  {pointsBetween(one.kpi.occupancy, one.lastYear?.occupancy ?? null) ?? "–"}
                </td>
              )}
              <td className="wide">{amount(one.kpi.adr)}</td>
              <td className="wide">{amount(one.kpi.revpar)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Charted>
  );
}

/** Which days are meant, and whether their figures may still change. */
function aboutOf({ month, from, to, over, kpi }: MonthFigures, current: string): string {
  const state = over ? (kpi.provisional ? "provisional" : "closed") : "on the books";
  return month === current ? `${daysOfMonth(from, to)}, ${state}` : state;
}
