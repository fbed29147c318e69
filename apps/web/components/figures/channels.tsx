"use client";

import type { Overview } from "@roomstream/domain/analytics/contract";
import { channelName } from "@/lib/figures/channels";
import { amountIn, count, percent, pointsBetween } from "@/lib/figures/numbers";
import { channelsSentence } from "@/lib/figures/sentences";
import { channelsSheet } from "@/lib/figures/sheets";
import { Charted, type Source } from "./charted";
import { Defined } from "./defined";

interface Props {
  overview: Pick<Overview, "channels" | "currency">;
  source: Source;
}

/** Where the nights come from. */
export function Channels({ overview, source }: Props) {
  const { channels, currency } = overview;
  const nights = channels.reduce((sum, one) => sum + one.roomNights, 0);
  const before = channels.reduce((sum, one) => sum + one.roomNightsLastYear, 0);
  const lines = channels
    .map((one) => ({
      ...one,
      share: nights === 0 ? null : one.roomNights / nights,
      lastYear: before === 0 ? null : one.roomNightsLastYear / before,
    }))
    .toSorted((a, b) => b.roomNights - a.roomNights);
  const most = Math.max(0.01, ...lines.flatMap(({ share, lastYear }) => [share ?? 0, lastYear ?? 0]));
  return (
    <Charted
      className="channels"
      sentence={channelsSentence(overview)}
      sub={
        lines.length === 0 ? (
          "Of the room nights on the books for the next 60 nights"
        ) : (
          <>
            Of {count(nights)} room nights on the books for the next 60 nights; revenue{" "}
            <Defined
              term="a night"
              meaning="Room revenue of the channel divided by its room nights, net of tax. Commissions are not taken off."
            />
          </>
        )
      }
      sheet={channelsSheet(overview)}
      source={source}
      isTable
    >
      {lines.length === 0 ? (
        <p className="empty">The channel of the first booking stands here.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">Channel</span>
              </th>
              <td className="drawn" />
              <th scope="col">share</th>
              {before > 0 && <th scope="col">points</th>}
              <th scope="col">a night</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ channel, share, lastYear, revenue, roomNights }) => (
              <tr key={channel}>
                <th scope="row" title={channelName(channel)}>
                  {channelName(channel)}
                </th>
                <td className="drawn">
                  <span className="bar" aria-hidden>
                    <span className="fill" style={{ width: `${((share ?? 0) / most) * 100}%` }} />
                    {lastYear !== null && (
                      <span className="ago" style={{ left: `${(lastYear / most) * 100}%` }} />
                    )}
                  </span>
                </td>
                <td>{percent(share)}</td>
                {before > 0 && <td className="d">{pointsBetween(share, lastYear)}</td>}
                <td>{amountIn(currency)(roomNights === 0 ? null : Math.round(revenue / roomNights))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Charted>
  );
}
