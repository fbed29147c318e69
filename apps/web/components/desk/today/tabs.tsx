"use client";

import { useRef } from "react";
import type { Figure } from "@/lib/desk/figures";
import { LISTS, type ListName } from "@/lib/desk/keys";
import { Washed } from "../../washed";

interface Props {
  figures: Record<ListName, Figure>;
  chosen: ListName;
  onChoose: (list: ListName) => void;
}

/** Today in six figures, each the tab of its list. */
export function Tabs({ figures, chosen, onChoose }: Props) {
  const tabs = useRef<HTMLDivElement>(null);
  const step = (by: number) => {
    const next = LISTS[(LISTS.indexOf(chosen) + by + LISTS.length) % LISTS.length];
    if (!next) return;
    onChoose(next);
    tabs.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div
      ref={tabs}
      role="tablist"
      aria-label="Today in figures"
      className="grid flex-none grid-cols-3 border-t border-line lg:grid-cols-6"
    >
      {LISTS.map((list, index) => {
        const { value, unit, name, more } = figures[list];
        const selected = list === chosen;
        return (
          <button
            key={list}
            type="button"
            role="tab"
            id={`tab-${list}`}
            aria-selected={selected}
            aria-controls="list"
            aria-keyshortcuts={String(index + 1)}
            tabIndex={selected ? 0 : -1}
            onClick={() => onChoose(list)}
            onKeyDown={(event) => {
              if (event.key === "ArrowRight") step(1);
              if (event.key === "ArrowLeft") step(-1);
            }}
            className={`relative grid min-w-0 grid-cols-[auto_1fr] content-start items-baseline gap-x-1.5 border-l border-line py-2.5 pr-3 pl-4 text-left first:border-l-0 max-lg:nth-4:border-l-0 md:first:pl-6 max-lg:border-b ${selected ? "bg-sheet shadow-[inset_0_2px_0_var(--ink)] lg:border-b lg:border-b-transparent" : "hover:bg-sheet lg:border-b lg:border-b-line-strong"}`}
          >
            <b className="text-[26px] leading-[34px] font-medium tracking-[-0.02em] md:text-[28px]">
              <Washed value={value}>{value}</Washed>
              {unit && <small className="ml-0.5 text-[16px] leading-none tracking-normal">{unit}</small>}
            </b>
            <span className="font-medium whitespace-nowrap max-md:col-span-2">{name}</span>
            <span className="col-span-2 text-[12px] md:truncate leading-4 text-ink-3">{more}</span>
            <span
              aria-hidden
              className="absolute top-2 right-2.5 hidden text-[11px] leading-4 text-ink-3 md:block"
            >
              {index + 1}
            </span>
          </button>
        );
      })}
    </div>
  );
}
