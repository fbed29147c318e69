"use client";

import * as Popover from "@radix-ui/react-popover";
import { type ReactNode, useId, useRef, useState } from "react";

/** Long enough to move the pointer from the word to what it means. */
const LEAVE_MS = 160;

interface Props {
  term: string;
  /** What it means, in a sentence or two. */
  meaning: ReactNode;
  /** How it came about just now, line by line. */
  lines?: { words: string; value: string }[];
}

/** A word with its meaning, by hover, focus, press or touch; Escape closes it. */
export function Defined({ term, meaning, lines = [] }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const word = useRef<HTMLButtonElement>(null);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const enter = () => {
    clearTimeout(leaving.current);
    setOpen(true);
  };
  const leave = () => {
    clearTimeout(leaving.current);
    leaving.current = setTimeout(() => setOpen(false), LEAVE_MS);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Anchor asChild>
        <button
          ref={word}
          type="button"
          className="defined"
          aria-expanded={open}
          aria-describedby={open ? id : undefined}
          onPointerEnter={(event) => event.pointerType === "mouse" && enter()}
          onPointerLeave={(event) => event.pointerType === "mouse" && leave()}
          onFocus={(event) => event.currentTarget.matches(":focus-visible") && enter()}
          onBlur={leave}
          onClick={enter}
        >
          {term}
        </button>
      </Popover.Anchor>
      <Popover.Portal container={word.current?.closest("main") ?? null}>
        <Popover.Content
          id={id}
          role="tooltip"
          side="bottom"
          align="start"
          alignOffset={-14}
          sideOffset={7}
          collisionPadding={10}
          className="floating z-20 w-[308px] px-4 pt-3.5 pb-3 text-[13px] leading-[18px]"
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onPointerEnter={enter}
          onPointerLeave={(event) => event.pointerType === "mouse" && leave()}
        >
          <span className="block text-pretty">{meaning}</span>
          {lines.length > 0 && (
            <span className="mt-2.5 block border-t border-line">
              {lines.map(({ words, value }) => (
                <span
                  key={words}
                  className="flex justify-between gap-4 border-b border-line pt-1 pb-0.5 text-[12px] last:border-b-0 last:pb-0 last:font-medium"
                >
                  <span className="text-ink-2">{words}</span>
                  <span className="text-right">{value}</span>
                </span>
              ))}
            </span>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
