"use client";

import { useEffect, useRef } from "react";
import { focusOf, type Intent, intentOf } from "./keys";

/** Hears the keys of a desk's page while no sheet is open. */
export function useDeskKeys(hear: (intent: Intent) => void, open: boolean): void {
  const heard = useRef(hear);
  heard.current = hear;
  useEffect(() => {
    if (open) return;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const focus = focusOf(document.activeElement);
      const intent = intentOf(event, focus);
      // The tabs have arrows of their own.
      if (!intent) return;
      if (intent.do !== "back" || focus !== "field") event.preventDefault();
      if (event.repeat && intent.do !== "choose") return;
      heard.current(intent);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [open]);
}
