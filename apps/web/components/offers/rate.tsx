"use client";

import type { Offer } from "@roomstream/domain/reservations/contract";
import { Check, ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { Washed } from "@/components/washed";
import { formatMoney } from "@/lib/money";
import { cancelling, dueToday, totalOf } from "@/lib/offer";
import { NightByNight } from "./night-by-night";

interface Props {
  offer: Offer;
  timeZone: string;
  now: number;
  chosen: boolean;
  onChoose: () => void;
}

/** One rate: what it includes, what cancelling costs, its total; opened, the total night by night. */
export function Rate({ offer, timeZone, now, chosen, onChoose }: Props) {
  const [opened, setOpened] = useState<boolean>();
  const open = opened ?? chosen;
  const details = useId();
  const total = formatMoney(totalOf(offer));
  return (
    <li
      className={`relative border-t border-line px-5 py-3 transition-colors duration-(--quick) lg:px-3 lg:py-2.5 ${chosen ? "bg-accent-soft [--ink-3:var(--ink-2)] lg:shadow-[inset_2px_0_0_var(--accent)]" : ""}`}
    >
      <div className="rate-grid items-center">
        <div className="font-medium [grid-area:rate] max-lg:text-[17px]">
          {offer.ratePlanName}
          {offer.includes && offer.includes !== offer.ratePlanName && (
            <span className="block text-[14px] leading-snug font-normal text-ink-3 first-letter:uppercase">
              {offer.includes}
            </span>
          )}
        </div>
        <div className="leading-[1.35] text-ink-2 [grid-area:terms]">
          {cancelling(offer, timeZone, now)}
          <span className="block text-[14px] text-ink-3">{dueToday(offer)}</span>
        </div>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={details}
          aria-label={`${total}, night by night`}
          onClick={() => setOpened(!open)}
          className="flex min-h-10 items-center gap-1.5 justify-self-end text-[17px] font-semibold whitespace-nowrap [grid-area:price]"
        >
          <Washed value={offer.totals.total}>{total}</Washed>
          <ChevronDown
            aria-hidden
            size={14}
            className={`text-ink-3 transition-transform duration-(--quick) ${open ? "rotate-180" : ""}`}
          />
        </button>
        <button
          type="button"
          aria-pressed={chosen}
          aria-label={`${chosen ? "Chosen" : "Choose"}: ${offer.roomTypeName}, ${offer.ratePlanName}`}
          onClick={onChoose}
          className={`inline-flex h-11 w-[104px] items-center justify-center gap-1.5 self-end justify-self-end rounded-2 border border-accent font-medium [grid-area:act] lg:h-10 lg:w-[94px] lg:self-center ${chosen ? "bg-accent text-accent-ink" : "text-accent hover:bg-accent-soft"}`}
        >
          {chosen && <Check aria-hidden size={16} />}
          {chosen ? "Chosen" : "Choose"}
        </button>
      </div>
      <div id={details} hidden={!open}>
        {open && <NightByNight offer={offer} now={now} />}
      </div>
    </li>
  );
}
