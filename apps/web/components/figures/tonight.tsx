"use client";

import "./tonight.css";
import type { Kpi, Overview } from "@roomstream/domain/analytics/contract";
import {
  amountIn,
  changeFrom,
  count,
  percent,
  pointsBetween,
  signedAmount,
  signedCount,
} from "@/lib/figures/numbers";
import { moneyParts } from "@/lib/money";
import { Defined } from "./defined";
import { type Comparison, Figure } from "./figure";
import { Rolling } from "./rolling";
import { StreetOfRooms } from "./street";

interface Props {
  overview: Pick<Overview, "tonight" | "pickedUp" | "currency">;
  isNow: boolean;
}

/** Tonight as an equation: occupancy by ADR is RevPAR, by the rooms it is the revenue; and what was picked up. */
export function Tonight({ overview, isNow }: Props) {
  const { tonight, pickedUp, currency } = overview;
  const { kpi, lastYear } = tonight;
  const available = kpi.roomsPhysical - kpi.roomsOutOfOrder;
  const amount = amountIn(currency);
  const against = (of: (one: Kpi) => number | null): Comparison[] =>
    lastYear
      ? [{ words: "last year", was: amount(of(lastYear)), change: changeFrom(of(kpi), of(lastYear)) }]
      : [];
  const points = lastYear && pointsBetween(kpi.occupancy, lastYear.occupancy);
  const money = (value: number) => {
    const { whole, minor } = moneyParts({ amount: Math.round(value), currency });
    return (
      <>
        {whole}
        <small>{minor}</small>
      </>
    );
  };
  const { booked, cancelled } = pickedUp;
  return (
    <div className="tonight">
      <Figure
        hero
        name={
          <Defined
            term={isNow ? "Occupancy tonight" : "Occupancy that night"}
            meaning="Rooms sold divided by rooms available. What is out of order is not available; what is out of service can still be sold. Complimentary rooms are not sold rooms."
            lines={[
              {
                words: `${count(kpi.roomsSold)} of ${count(kpi.roomsPhysical)} physical rooms`,
                value: percent(kpi.occupancyOfPhysical),
              },
              { words: `${count(kpi.roomsOutOfOrder)} out of order`, value: `${count(available)} available` },
              { words: `${count(kpi.roomsOutOfService)} out of service`, value: "still available" },
              {
                words: `${count(kpi.roomsSold)} of ${count(available)} available rooms`,
                value: percent(kpi.occupancy),
              },
            ]}
          />
        }
        value={
          <Rolling
            value={kpi.occupancy}
            write={(value) => (
              <>
                {(value * 100).toFixed(1)}
                <small>%</small>
              </>
            )}
          />
        }
        comparisons={
          lastYear
            ? [
                {
                  words: "last year",
                  was: percent(lastYear.occupancy),
                  change: points ? `${points} pts` : undefined,
                },
              ]
            : []
        }
        note={kpi.provisional ? "provisional until its night audit" : undefined}
        beside={
          <StreetOfRooms
            rooms={{
              physical: kpi.roomsPhysical,
              outOfOrder: kpi.roomsOutOfOrder,
              sold: kpi.roomsSold,
              complimentary: kpi.roomsComplimentary,
            }}
          />
        }
      />
      <Figure
        operator="×"
        name={
          <Defined
            term="ADR"
            meaning="Average daily rate: room revenue divided by rooms sold. Room revenue is net of tax."
            lines={[
              {
                words: `${amount(kpi.roomRevenue)} ÷ ${count(kpi.roomsSold)} rooms sold`,
                value: amount(kpi.adr),
              },
            ]}
          />
        }
        value={<Rolling value={kpi.adr} write={money} />}
        comparisons={against(({ adr }) => adr)}
      />
      <Figure
        operator="="
        name={
          <Defined
            term="RevPAR"
            meaning="Revenue per available room: room revenue divided by rooms available, sold or not."
            lines={[
              { words: `${percent(kpi.occupancy)} × ${amount(kpi.adr)}`, value: amount(kpi.revpar) },
              { words: `${amount(kpi.roomRevenue)} ÷ ${count(available)} rooms`, value: amount(kpi.revpar) },
            ]}
          />
        }
        value={<Rolling value={kpi.revpar} write={money} />}
        comparisons={against(({ revpar }) => revpar)}
      />
      <Figure
        operator={`×\u202f${count(available)}`}
        name={
          <Defined
            term="Room revenue"
            meaning="What the rooms of the night bring, net of tax. What a guest pays who did not come counts; the room does not."
            lines={[
              {
                words: `${count(available)} rooms × ${amount(kpi.revpar)}, but for rounding`,
                value: amount(kpi.roomRevenue),
              },
            ]}
          />
        }
        value={<Rolling value={kpi.roomRevenue} write={money} />}
        comparisons={against(({ roomRevenue }) => roomRevenue)}
      />
      <Figure
        name={
          <Defined
            term={isNow ? "Picked up since midnight" : "Picked up that day"}
            meaning="Room nights booked since the business date began, less those cancelled since then, whatever dates they are for."
          />
        }
        value={
          <Rolling
            value={booked.nights + cancelled.nights}
            write={(value) => (
              <>
                {signedCount(Math.round(value))}
                <small> {Math.abs(Math.round(value)) === 1 ? "night" : "nights"}</small>
              </>
            )}
          />
        }
        comparisons={[
          {
            words: `${count(booked.reservations)} booked`,
            was: signedCount(booked.nights),
            change: signedAmount(booked.revenue, currency),
          },
          {
            words: `${count(cancelled.reservations)} cancelled`,
            was: signedCount(cancelled.nights),
            change: signedAmount(cancelled.revenue, currency),
          },
        ]}
      />
    </div>
  );
}
