"use client";

import { ChevronDown } from "lucide-react";
import { type ReactNode, useState } from "react";

interface Props {
  title: string;
  note: ReactNode;
  className?: string;
  children: ReactNode;
}

/** From this width on everything that can be done lies open. */
const WIDE = "(width >= 1024px)";

/** Something that can be done: a line that opens where it is, and lies open where there is room. */
export function Row({ title, note, className = "", children }: Props) {
  const [open, setOpen] = useState(() => matchMedia(WIDE).matches);
  return (
    <details
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className={`group/row border-t border-line ${className}`}
    >
      <summary className="group/head flex min-h-[60px] cursor-pointer list-none items-center gap-3.5 py-2 [&::-webkit-details-marker]:hidden">
        <h2 className="font-serif text-[19px] leading-[1.2] font-medium tracking-[-0.01em] group-hover/head:text-accent">
          {title}
        </h2>
        <span className="ml-auto text-right text-[15px] text-ink-3">{note}</span>
        <ChevronDown
          aria-hidden
          size={18}
          strokeWidth={1.5}
          className="flex-none text-ink-3 transition-transform duration-200 group-open/row:rotate-180"
        />
      </summary>
      <div className="pt-0.5 pb-7">{open && children}</div>
    </details>
  );
}
