"use client";

import type { DeskStay } from "@roomstream/domain/desk/contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/api";
import { addDays, mediumDate } from "@/lib/dates";
import { useRefreshDesk } from "@/lib/desk/use-desk";
import { formatMoney } from "@/lib/money";
import { Sure } from "./sure";

interface Props {
  businessDate: string;
  stay: DeskStay;
}

/** Another departure, and before check-in another arrival: asked what it costs, then proposed; the line tells how it ended. */
export function ChangeDates({ businessDate, stay }: Props) {
  const trpc = useTRPC();
  const { confirmationNumber, status } = stay;
  const [asked, ask] = useState(false);
  const [arrival, setArrival] = useState(stay.arrival);
  const [departure, setDeparture] = useState(stay.departure);
  const isOther = arrival !== stay.arrival || departure !== stay.departure;
  const change = {
    ...(arrival === stay.arrival ? {} : { arrival }),
    ...(departure === stay.departure ? {} : { departure }),
  };
  const isStay = arrival !== "" && departure > arrival;
  const preview = useQuery(
    trpc.reservations.previewChange.queryOptions(
      { confirmationNumber, change },
      { enabled: asked && isOther && isStay, staleTime: 0, retry: false },
    ),
  );
  const propose = useMutation(
    trpc.reservations.change.mutationOptions({ onSettled: useRefreshDesk(), networkMode: "always" }),
  );
  const costs = isOther && isStay ? preview.data : undefined;
  const money = ({ amount, currency }: { amount: number; currency: string }) =>
    formatMoney({ amount: Math.abs(amount), currency });
  const field = "in max-w-44 md:min-h-8! md:py-1!";
  return (
    <Sure
      words="Change the dates"
      onOpen={() => ask(true)}
      told={
        <div className="grid gap-2.5">
          <div className="flex flex-wrap gap-3">
            {status === "CONFIRMED" && (
              <label className="grid gap-1">
                Arrives
                <input
                  type="date"
                  className={field}
                  min={businessDate}
                  value={arrival}
                  onChange={({ target }) => setArrival(target.value)}
                />
              </label>
            )}
            <label className="grid gap-1">
              Leaves
              <input
                type="date"
                className={field}
                min={addDays(status === "CONFIRMED" ? arrival || businessDate : businessDate, 1)}
                value={departure}
                onChange={({ target }) => setDeparture(target.value)}
              />
            </label>
          </div>
          <p role="status">
            {costs
              ? `${costs.nights.length} nights, ${money({ amount: costs.totals.total, currency: costs.totals.currency })} in all: ${
                  costs.difference.amount === 0
                    ? "the same as before"
                    : `${money(costs.difference)} ${costs.difference.amount > 0 ? "more" : "less"}`
                }.`
              : isOther
                ? "What it costs is being asked."
                : "Choose other dates to see what they cost."}
          </p>
        </div>
      }
      confirm={costs ? `Change to ${mediumDate(arrival)} to ${mediumDate(departure)}` : "Change the dates"}
      disabled={!costs}
      asking={propose.isPending}
      error={propose.error ?? (isOther ? preview.error : null)}
      onConfirm={() =>
        costs &&
        propose.mutate({
          confirmationNumber,
          change: {
            ...change,
            expectedTotal: { amount: costs.totals.total, currency: costs.totals.currency },
          },
        })
      }
    />
  );
}
