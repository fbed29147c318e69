"use client";

import * as Popover from "@radix-ui/react-popover";
import type { Overview } from "@roomstream/domain/analytics/contract";
import { ChevronDown } from "lucide-react";
import { type FormEvent, useState } from "react";
import { addDays, clockThere, dayThere } from "@/lib/dates";
import { instantThere } from "@/lib/figures/as-of";
import { DeskButton } from "../desk/desk-button";

const WAYS_BACK = [
  { words: "The end of yesterday", days: 1 },
  { words: "A week ago", days: 7 },
  { words: "Four weeks ago", days: 28 },
];

interface Props {
  overview: Pick<Overview, "asOf" | "timeZone" | "knownSince">;
  words: string;
  onChoose: (moment: string | undefined) => void;
}

/** The moment that is shown, and the way to any other: by the clock of the hotel. */
export function AsOfPopover({ overview: { asOf, timeZone, knownSince }, words, onChoose }: Props) {
  const [open, setOpen] = useState(false);
  const [refused, refuse] = useState<string>();
  const today = dayThere(Date.now(), timeZone);
  const choose = (moment: string | undefined) => {
    refuse(undefined);
    setOpen(false);
    onChoose(moment);
  };
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const [date, time] = [String(given.get("date")), String(given.get("time"))];
    if (!date || !time) return refuse("Give a date and a time.");
    const moment = instantThere(date, time, timeZone);
    if (Date.parse(moment) > Date.now())
      return refuse("This has not come yet. Choose a moment that is over.");
    choose(moment);
  };
  return (
    <Popover.Root
      open={open}
      onOpenChange={(opens) => {
        refuse(undefined);
        setOpen(opens);
      }}
    >
      <Popover.Trigger className="asof-button">
        {words}
        <ChevronDown aria-hidden size={14} strokeWidth={1.5} />
      </Popover.Trigger>
      <Popover.Content
        align="end"
        sideOffset={6}
        collisionPadding={10}
        aria-label="As of when"
        className="floating z-20 w-[300px] p-4 text-[15px] md:text-[13px]"
      >
        <ul className="-mx-2 -mt-1 border-b border-line pb-2">
          <li>
            <button type="button" className="way" onClick={() => choose(undefined)}>
              Now
              <span>live</span>
            </button>
          </li>
          {WAYS_BACK.map(({ words: name, days }) => (
            <li key={days}>
              <button type="button" className="way" onClick={() => choose(addDays(today, -days))}>
                {name}
                <span>{addDays(today, -days)}</span>
              </button>
            </li>
          ))}
        </ul>
        <form className="pt-3" onSubmit={send} noValidate>
          <div className="grid grid-cols-[1fr_auto] gap-2">
            <label className="as-of-field">
              Date
              <input
                type="date"
                name="date"
                defaultValue={dayThere(asOf, timeZone)}
                max={today}
                {...(knownSince !== null && { min: dayThere(knownSince, timeZone) })}
              />
            </label>
            <label className="as-of-field">
              Time
              <input type="time" name="time" defaultValue={clockThere(asOf, timeZone)} />
            </label>
          </div>
          <p role="alert" className="pt-1 text-alarm empty:hidden">
            {refused}
          </p>
          <div className="mt-3 flex items-center justify-between gap-3">
            <span className="text-[12px] text-ink-3">By the clock of the hotel</span>
            <DeskButton type="submit" look="ink">
              Look back
            </DeskButton>
          </div>
        </form>
      </Popover.Content>
    </Popover.Root>
  );
}
