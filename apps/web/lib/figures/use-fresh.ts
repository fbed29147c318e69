"use client";

import { useRef } from "react";

/** Of these lines those that came after the first look. */
export function useFresh(keys: string[]): ReadonlySet<string> {
  const first = useRef<ReadonlySet<string>>(undefined);
  first.current ??= new Set(keys);
  const known = first.current;
  return new Set(keys.filter((key) => !known.has(key)));
}
