"use client";

import { useEffect, useRef } from "react";
import { focusOf } from "@/lib/desk/keys";

interface Does {
  onConfirm: () => void;
  /** What single keys do while nobody writes. */
  keys?: Partial<Record<string, () => void>>;
}

/** While a sheet is open, Ctrl and Enter do what it is there for, wherever the focus is. */
export function useSheetKeys(does: Does): void {
  const now = useRef(does);
  now.current = does;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.repeat || event.altKey) return;
      const { onConfirm, keys } = now.current;
      if (event.ctrlKey || event.metaKey) {
        if (event.key !== "Enter") return;
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
