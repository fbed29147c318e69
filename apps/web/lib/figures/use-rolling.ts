"use client";

import { useEffect, useRef, useState } from "react";

const ROLL_MS = 450;

/** A number on its way from what it was to what it is; at once where less motion is wanted. */
export function useRolling(value: number): number {
  const [shown, setShown] = useState(value);
  const from = useRef(value);
  useEffect(() => {
    const start = from.current;
    if (start === value) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      from.current = value;
      setShown(value);
      return;
    }
    const began = performance.now();
    let frame = 0;
    const step = (now: number) => {
      const part = Math.min(1, (now - began) / ROLL_MS);
      const eased = 1 - (1 - part) ** 3;
      from.current = part === 1 ? value : start + (value - start) * eased;
      setShown(from.current);
      if (part < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return shown;
}
