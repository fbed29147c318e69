"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef } from "react";

/** Leads to one reservation's events by its number; the key / jumps into it. */
export function FindReservation() {
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.matches("input, textarea, select");
      if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener("keydown", jump);
    return () => document.removeEventListener("keydown", jump);
  }, []);
  const find = (event: FormEvent) => {
    event.preventDefault();
    const number = field.current?.value.trim().toUpperCase() ?? "";
    if (number !== "") router.push(`/manage/operations/events/${encodeURIComponent(number)}`);
  };
  return (
    <search className="w-full py-1.5 md:w-auto md:ml-auto md:py-0">
      <form
        onSubmit={find}
        className="flex h-11 w-full items-center gap-2 rounded-2 border border-line bg-well px-2.5 focus-within:border-ink-3 md:h-7 md:w-[270px]"
      >
        <Search aria-hidden size={13} strokeWidth={2} className="flex-none text-ink-3" />
        <input
          ref={field}
          type="text"
          aria-label="Confirmation number"
          aria-keyshortcuts="/"
          placeholder="Confirmation number"
          autoComplete="off"
          spellCheck={false}
          className="min-w-0 flex-1 bg-transparent font-mono text-[13px] outline-none placeholder:font-sans placeholder:text-ink-3 md:text-[12px]"
        />
        <kbd
          aria-hidden
          className="hidden rounded-1 border border-line-strong px-1.5 font-mono text-[11px] text-ink-3 md:inline"
        >
          /
        </kbd>
      </form>
    </search>
  );
}
