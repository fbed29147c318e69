"use client";

import type { DeskStay } from "@roomstream/domain/desk/contract";
import { StickyNote } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { shortDate } from "@/lib/dates";
import { nameOf } from "@/lib/desk/names";
import { formatMoney } from "@/lib/money";
import { nightsOf, party } from "@/lib/words";

interface Props {
  line: DeskStay;
  chosen: boolean;
  /** Where the guest is on the way: how the room is, or that they are in or gone. */
  state: ReactNode;
  /** What is done with it already stands back. */
  done: boolean;
  onChoose: (reservationId: string | undefined) => void;
  /** What can be done with it, shown when it is chosen. */
  actions: ReactNode;
}

/** One stay of a list. Chosen, it opens and shows what can be done. */
export function StayRow({ line, chosen, state, done, onChoose, actions }: Props) {
  const face = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (chosen) face.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const paid = line.balance.amount === 0;
  return (
    <li
      data-line={line.reservationId}
      className={`border-b border-line/70 [contain-intrinsic-size:auto_34px] [content-visibility:auto] ${chosen ? "bg-well shadow-[inset_2px_0_0_var(--ink)]" : "hover:bg-well/50"} ${done && !chosen ? "text-ink-2" : ""}`}
    >
      <button
        ref={face}
        type="button"
        aria-expanded={chosen}
        onClick={() => onChoose(chosen ? undefined : line.reservationId)}
        className="stay-line w-full text-left focus-visible:outline-offset-[-2px]"
      >
        <span
          className="[grid-area:who] max-md:wrap-anywhere md:flex md:min-w-0 md:items-center md:whitespace-nowrap"
          title={nameOf(line)}
        >
          <span className={`md:truncate ${done ? "" : "font-medium"}`}>{nameOf(line)}</span>
          {line.notes !== "" && (
            <StickyNote
              role="img"
              aria-label="note"
              size={12}
              strokeWidth={1.5}
              className="ml-2 inline flex-none text-ink-2"
            />
          )}
          <span className="ml-2 flex-none text-ink-3">{party(line.adults, line.children)}</span>
        </span>
        <span className="truncate text-ink-2 [grid-area:stay]">
          {nightsOf(line.nights)}, to {shortDate(line.departure)}
        </span>
        <span className="truncate [grid-area:room]">
          {line.roomId && (
            <span className={done ? "" : "font-semibold"}>
              <span className="sr-only">room </span>
              {line.roomId}
            </span>
          )}
          <span className={`text-[12px] text-ink-3 ${line.roomId ? "ml-1.5" : ""}`}>{line.roomTypeName}</span>
        </span>
        <span className="flex min-w-0 items-center gap-[7px] [grid-area:state]">{state}</span>
        <span className={`text-right [grid-area:pay] ${paid ? "text-ink-3" : ""}`}>
          <span className="sr-only">to pay </span>
          {formatMoney(line.balance)}
        </span>
      </button>
      {chosen && (
        <div className="flex flex-wrap items-center gap-1.5 pr-3 pb-2.5 pl-4 md:pr-5 md:pl-6">
          <p className="mr-auto max-w-[60ch] min-w-0 basis-full text-ink-2 wrap-anywhere md:basis-auto">
            {line.notes}
          </p>
          {actions}
        </div>
      )}
    </li>
  );
}
