"use client";

import { useEffect, useRef } from "react";
import { focusOf } from "@/lib/desk/keys";

interface Does {
  /** What Ctrl and Enter do, wherever the focus is. */
  onConfirm?: () => void;
  /** What single keys do while nobody writes. */
  keys?: Partial<Record<string, () => void>>;
}

/** The keys of a sheet while it is open, or of a page of one stay while none is. */
export function useSheetKeys(does: Does): void {
  const now = useRef(does);
  now.current = does;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.repeat || event.altKey || event.defaultPrevented) return;
      const { onConfirm, keys } = now.current;
      if (event.ctrlKey || event.metaKey) {
        if (event.key !== "Enter" || !onConfirm) return;
        event.preventDefault();
        onConfirm();
        return;
      }
      const key = focusOf(document.activeElement) === "field" ? undefined : keys?.[event.key.toLowerCase()];
      if (!key) return;
      event.preventDefault();
      key();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
