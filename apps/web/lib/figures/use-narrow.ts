"use client";

import { useSyncExternalStore } from "react";

const NARROW = "(width < 700px)";

const watch = (changed: () => void) => {
  const media = matchMedia(NARROW);
  media.addEventListener("change", changed);
  return () => media.removeEventListener("change", changed);
};

/** Whether the page is as narrow as a telephone: what is drawn leaves its labels out. */
export const useNarrow = () =>
  useSyncExternalStore(
    watch,
    () => matchMedia(NARROW).matches,
    () => false,
  );
