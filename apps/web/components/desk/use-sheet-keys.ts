"use client";

import { useEffect, useRef } from "react";

/** While a sheet is open, Ctrl and Enter do what it is there for, wherever the focus is. */
export function useSheetKeys({ onConfirm }: { onConfirm: () => void }): void {
  const confirm = useRef(onConfirm);
  confirm.current = onConfirm;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      event.preventDefault();
      confirm.current();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
