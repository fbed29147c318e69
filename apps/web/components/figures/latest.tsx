"use client";

import type { Movement, Overview } from "@roomstream/domain/analytics/contract";
import { clockThere, dayThere } from "@/lib/dates";
import { movementWords } from "@/lib/figures/movements";
import { count, signedAmount } from "@/lib/figures/numbers";
import { shortDay } from "@/lib/figures/short-day";
import { useFresh } from "@/lib/figures/use-fresh";

interface Props {
  overview: Pick<Overview, "latest" | "pickedUp" | "currency" | "timeZone" | "businessDate">;
}

const keyOf = ({ reservationId, at, kind }: Movement) => `${reservationId} ${at} ${kind}`;

/** What moved the books last, the newest first. */
export function Latest({ overview }: Props) {
  const { latest, pickedUp, currency, timeZone, businessDate } = overview;
  const fresh = useFresh(latest.map(keyOf));
  const today = pickedUp.booked.reservations;
  return (
    <section className="latest">
      <header>
        <h2 className="say">Latest bookings</h2>
        <p className="sub">
          {today === 0 ? "none" : count(today)} since midnight
          {today > 0 && `, ${signedAmount(pickedUp.booked.revenue, currency)}`}
        </p>
      </header>
      {latest.length === 0 ? (
        <p className="empty">Nothing is booked yet. The first booking stands here within a second.</p>
      ) : (
        <ol>
          {latest.map((one) => {
            const { at, kind, guest, confirmationNumber, revenue } = one;
            const day = dayThere(at, timeZone);
            const isOut = kind === "CANCELLED" || kind === "NO_SHOW";
            return (
              <li
                key={keyOf(one)}
                className={`movement ${isOut ? "out" : ""} ${revenue < 0 ? "lost" : ""} ${fresh.has(keyOf(one)) ? "wash" : ""}`}
              >
                <time dateTime={at}>{day === businessDate ? clockThere(at, timeZone) : shortDay(day)}</time>
                <span className="who" title={guest ?? undefined}>
                  <b>{guest ?? confirmationNumber}</b>
                </span>
                <span className="stay">{movementWords(one)}</span>
                <span className="amt">{signedAmount(revenue, currency)}</span>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
